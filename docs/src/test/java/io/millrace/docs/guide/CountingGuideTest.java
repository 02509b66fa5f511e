package io.millrace.docs.guide;

import static io.millrace.docs.app.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.docs.app.Sample;
import io.millrace.docs.app.Tables;
import io.millrace.docs.app.User;
import io.millrace.repo.Repo;
import io.millrace.test.MillraceTest;
import io.millrace.test.Queries;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

// tag::counting[]
@MillraceTest(preparation = Tables.class, sandbox = false) // what a test writes stays for the next
class CountingGuideTest {

    @Test
    void postsComeWithOneStatementMore(Repo repo, Queries queries) {
        Sample.write(repo);
        Flux<User> users = repo.all(from(USER).preload(USER.posts));
        users.blockLast(); // the first time a statement is prepared, which is a round trip more
        queries.startAgain(); // forgets what was counted so far
        queries.distance(Duration.ofMillis(10)); // moves the server away, until the end of the test

        StepVerifier.create(users).expectNextCount(1).verifyComplete();

        assertThat(queries.count()).isEqualTo(2);
        assertThat(queries.roundTrips()).isEqualTo(2);
        queries.requireNoRepeats(1); // nothing is read row by row
    }
}
// end::counting[]
