package io.millrace.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes that are no tests of ours, and looks at what came of them. */
class MillraceExtensionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final AtomicInteger PREPARED = new AtomicInteger();

    @Test
    void withoutASandboxTheWorkIsCommitted() {
        run(Committing.class).testEvents().assertStatistics(events -> events.succeeded(1));
    }

    @Test
    void classesOfOnePreparationShareATemplate() {
        PREPARED.set(0);
        run(Committing.class, Sharing.class)
                .testEvents()
                .assertStatistics(events -> events.succeeded(2).failed(0));

        assertThat(PREPARED).hasValue(1);
    }

    @Test
    void whatANewConnectionSetsForItselfIsNoQuery() {
        run(Sharing.class).testEvents().assertStatistics(events -> events.succeeded(1));
    }

    @Test
    void aScriptThatIsMissingSaysWhereItIsLookedFor() {
        run(Missing.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(1, event(finishedWithFailure(instanceOf(IllegalArgumentException.class), message("""
                                        the script of Missing is not on the class path: /nowhere/shop.sql
                                        because: a name with a slash in front is looked up from the root, one without beside the test
                                        fix: put the file into src/test/resources and write @MillraceTest(script = "/shop.sql")"""))));
    }

    private static EngineExecutionResults run(Class<?>... tests) {
        EngineTestKit.Builder builder = EngineTestKit.engine("junit-jupiter");
        for (Class<?> test : tests) {
            builder.selectors(selectClass(test));
        }
        return builder.execute();
    }

    static final class Counted implements Preparation {

        Counted() {}

        @Override
        public void prepare(TestDatabase database) {
            PREPARED.incrementAndGet();
            database.execute("create table fruit (name text)");
        }
    }

    @MillraceTest(preparation = Counted.class, sandbox = false)
    static class Committing {

        @Test
        void commits(Repo repo, TestDatabase database) {
            repo.execute("insert into fruit values ('fig')").block(PATIENCE);

            assertThat(database.column("select name from fruit")).containsExactly("fig");
        }
    }

    @MillraceTest(preparation = Counted.class, sandbox = false)
    static class Sharing {

        @Test
        void startsFromTheTemplate(Repo repo, Queries queries, TestDatabase database) {
            assertThat(database.value("select count(*) from fruit")).isEqualTo("0");
            assertThat(queries.count()).isZero();

            repo.execute("insert into fruit values ('fig')").block(PATIENCE);

            assertThat(queries.texts()).containsExactly("insert into fruit values ('fig')");
            assertThat(queries.traffic().connections()).isEqualTo(1);
        }
    }

    @MillraceTest(script = "/nowhere/shop.sql")
    static class Missing {

        @Test
        void neverRuns(Repo repo) {
            throw new AssertionError("there is no database for this");
        }
    }
}
