package io.millrace.observe;

import static io.millrace.query.Query.from;
import static io.millrace.sample.PersonTable.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class SlowStatementsTest {

    private static final TestDatabase DATABASE =
            TestDatabase.create(String.join(";", PERSON.definition().createStatements()));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void whatTookLongIsLoggedWithoutValues() {
        String log = logged(Duration.ZERO);

        assertThat(log)
                .contains("WARN io.millrace.slow - all Person took ")
                .contains(" ms in the shared lane and succeeded with 0 rows: select people.id, ")
                .contains(" where people.name = $1::text")
                .doesNotContain("hunter2");
    }

    @Test
    void whatDidNotTakeLongIsNotLogged() {
        assertThat(logged(Duration.ofMinutes(5))).doesNotContain("io.millrace.slow");
    }

    @Test
    void aListenerThatThrowsHarmsNothing() {
        List<String> seen = new ArrayList<>();
        RepoListener broken = (work, context) -> {
            throw new IllegalStateException("began");
        };
        RepoListener breaking = (work, context) -> (outcome, rows, failure) -> {
            seen.add(work.name() + " " + outcome + " " + rows);
            throw new IllegalStateException("ended");
        };

        for (RepoListener listener : List.of(broken, breaking)) {
            Repo repo = Repo.open(options().withListener(listener));
            StepVerifier.create(repo.count(from(PERSON))).expectNext(0L).verifyComplete();
            repo.close().block();
        }
        assertThat(seen).containsExactly("count Person SUCCEEDED 1");
    }

    private static RepoOptions options() {
        return RepoOptions.url(DATABASE.url())
                .withConnectTimeout(Duration.ofSeconds(30))
                .withAcquireTimeout(Duration.ofSeconds(30));
    }

    private static String logged(Duration threshold) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Repo repo = Repo.open(options().withSlowStatements(threshold));
            StepVerifier.create(repo.all(from(PERSON).where(PERSON.name.eq("hunter2"))))
                    .verifyComplete();
            repo.close().block();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
