package io.millrace.internal.exec.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.ConnectFailed;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.test.database.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {

    private TestDatabase database;
    private Vertx vertx;

    @BeforeEach
    void open() {
        database = TestDatabase.create();
        vertx = Vertx.vertx();
    }

    @AfterEach
    void close() throws Exception {
        done(vertx.close());
        database.close();
    }

    @Test
    void howeverManyTextsAreSentSoManyAreRememberedAndEachIsAnswered() throws Exception {
        Link link = connected();
        List<Integer> answers = new ArrayList<>();
        List<Integer> remembered = new ArrayList<>();
        Promise<Void> all = Promise.promise();
        int texts = KnownStatements.MOST + 1;

        link.run(() -> {
            for (int i = 0; i < texts; i++) {
                link.sendNow(new Asking(i, answers, texts, all));
                remembered.add(link.statements().size());
            }
        });
        done(all.future());

        assertThat(answers).hasSize(2_049).isSorted().doesNotHaveDuplicates();
        assertThat(remembered).hasSize(2_049).startsWith(1, 2, 3).endsWith(2_047, 2_048, 1);

        Promise<Void> again = Promise.promise();
        link.run(() -> {
            answers.clear();
            link.sendNow(new Asking(0, answers, 1, again));
        });
        done(again.future());
        assertThat(answers).as("one that was forgotten is made anew").containsExactly(0);
    }

    private Link connected() throws Exception {
        ExecutorOptions options = ExecutorFixture.options(database);
        Promise<Link> opened = Promise.promise();
        new Connector(new Home(vertx), options, System::nanoTime).open(false, new Nobody(), new Opening() {
            @Override
            public void opened(Link link) {
                opened.complete(link);
            }

            @Override
            public void failed(ConnectFailed failure) {
                opened.fail(failure);
            }
        });
        return done(opened.future());
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    /** A text of its own for each number, which gives the number back. */
    private static final class Asking extends Operation {

        private final int number;
        private final List<Integer> answers;
        private final int texts;
        private final Promise<Void> all;

        Asking(int number, List<Integer> answers, int texts, Promise<Void> all) {
            this.number = number;
            this.answers = answers;
            this.texts = texts;
            this.all = all;
            deadline(System.nanoTime() + TimeUnit.SECONDS.toNanos(60));
        }

        @Override
        protected Future<?> send(Link on) {
            return on.prepared("select $1::int4 as n" + number)
                    .execute(Tuple.of(number))
                    .map(rows -> answers.add(rows.iterator().next().getInteger(0)));
        }

        @Override
        protected void answered(Link on, @Nullable Object result, @Nullable Throwable failure) {
            if (failure != null) {
                all.tryFail(failure);
            } else if (answers.size() == texts) {
                all.tryComplete();
            }
        }

        @Override
        protected void expired(Link on) {
            all.tryFail("no answer to " + number);
        }
    }

    /** An owner that is told nothing of interest. */
    private static final class Nobody implements Owner {

        @Override
        public void roomOn(Link link) {}

        @Override
        public void expiredOn(Link link, Operation operation) {}

        @Override
        public void lost(Link link) {}

        @Override
        public void ended(Link link) {}

        @Override
        public boolean tick(Link link, long now) {
            return false;
        }
    }
}
