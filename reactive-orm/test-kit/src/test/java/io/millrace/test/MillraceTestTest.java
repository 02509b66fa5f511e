package io.millrace.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.ConstraintViolation;
import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import reactor.test.StepVerifier;

@MillraceTest(
        script = "fruit.sql",
        sql = "insert into fruit values ('pear')",
        preparation = MillraceTestTest.Quince.class)
@TestMethodOrder(MethodOrderer.Random.class)
class MillraceTestTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Repo own;

    MillraceTestTest(Repo own) {
        this.own = own;
    }

    @BeforeAll
    static void stays(Repo repo) {
        repo.execute("insert into fruit values ('plum')").block(PATIENCE);
    }

    @BeforeEach
    void startsWithWhatWasPrepared(Repo repo, TestDatabase database) {
        assertFruit(repo, 4);
        assertThat(database.column("select name from fruit order by name"))
                .containsExactly("apple", "pear", "plum", "quince");
    }

    @AfterEach
    void nobodyOutsideSawTheTest(TestDatabase database) {
        assertThat(database.value("select count(*) from fruit")).isEqualTo("4");
    }

    @AfterAll
    static void nothingIsLeft(TestDatabase database) {
        assertThat(database.value("select count(*) from fruit")).isEqualTo("4");
    }

    @RepeatedTest(3)
    void whatOneTestWritesTheNextOneDoesNotSee(Repo repo) {
        repo.execute("insert into fruit values ('fig')").block(PATIENCE);

        assertFruit(repo, 5);
    }

    @Test
    void theConstructorTheHooksAndTheTestShareOneSandbox(Repo repo) {
        assertThat(repo).isSameAs(own);
    }

    @Test
    void aStatementThatFailsDoesNotSpoilTheNext(Repo repo) {
        StepVerifier.create(repo.execute("insert into fruit values ('apple')")).verifyError(ConstraintViolation.class);

        assertFruit(repo, 4);
    }

    @Test
    void countsQueriesWithoutTheirSavepoints(Repo repo, Queries queries) {
        queries.startAgain();
        repo.execute("insert into fruit values ('fig')").block(PATIENCE);
        repo.execute("delete from fruit").block(PATIENCE);

        assertThat(queries.count()).isEqualTo(2);
        assertThat(queries.texts()).containsExactly("insert into fruit values ('fig')", "delete from fruit");
        assertThat(queries).hasToString("2 queries: insert into fruit values ('fig'); delete from fruit");
    }

    @Nested
    class Inside {

        @Test
        void aNestedClassSharesTheDatabase(Repo repo) {
            repo.execute("delete from fruit").block(PATIENCE);

            assertFruit(repo, 0);
        }
    }

    /** Fails where the table has another number of rows, as this repo sees it. */
    private static void assertFruit(Repo repo, int rows) {
        repo.execute("do $$ begin assert (select count(*) from fruit) = %d; end $$".formatted(rows))
                .block(PATIENCE);
    }

    static final class Quince implements Preparation {

        Quince() {}

        @Override
        public void prepare(TestDatabase database) {
            database.execute("insert into fruit values ('quince')");
        }
    }
}
