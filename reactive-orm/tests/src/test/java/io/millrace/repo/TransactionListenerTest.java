package io.millrace.repo;

import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.EmptyBlog;
import io.millrace.observe.Observed;
import io.millrace.observe.Work;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.ContextView;

/** What a listener hears of transactions and of what runs in them. */
class TransactionListenerTest {

    private static final EmptyBlog BLOG = new EmptyBlog();
    private static final List<String> HEARD = new CopyOnWriteArrayList<>();
    private static final Repo REPO = Repo.open(BLOG.options().withListener(TransactionListenerTest::began));

    @BeforeEach
    void empty() {
        BLOG.empty();
        HEARD.clear();
    }

    @AfterAll
    static void close() {
        REPO.close().block();
        BLOG.close();
    }

    @Test
    @Behaviour(
            value = "transaction.exs:239",
            differs =
                    "a transaction is one piece of work with its outcome; begin and commit are no statements of the user's")
    void aTransactionIsOnePieceOfWork() {
        StepVerifier.create(REPO.transaction(REPO.count(from(USER))))
                .expectNext(0L)
                .verifyComplete();
        StepVerifier.create(REPO.transaction(tx -> Mono.error(new IllegalStateException("undo"))))
                .verifyErrorMessage("undo");
        StepVerifier.create(REPO.transaction(Mono.never()), 1).thenCancel().verify();

        assertThat(HEARD)
                .filteredOn(line -> line.startsWith("transaction"))
                .containsExactly(
                        "transaction EXCLUSIVE begins",
                        "transaction EXCLUSIVE SUCCEEDED",
                        "transaction EXCLUSIVE begins",
                        "transaction EXCLUSIVE FAILED",
                        "transaction EXCLUSIVE begins",
                        "transaction EXCLUSIVE CANCELLED");
    }

    @Test
    @Behaviour("transaction.exs:266")
    void whatRunsInsideIsHeardBetweenItsBeginningAndItsEnding() {
        StepVerifier.create(
                        REPO.transaction(REPO.insert(USER.draft().name("Ann")).then(REPO.count(from(USER)))))
                .expectNext(1L)
                .verifyComplete();
        StepVerifier.create(REPO.count(from(USER))).expectNext(1L).verifyComplete();

        assertThat(HEARD)
                .containsExactly(
                        "transaction EXCLUSIVE begins",
                        "insert User EXCLUSIVE begins",
                        "insert User EXCLUSIVE SUCCEEDED",
                        "count User EXCLUSIVE begins",
                        "count User EXCLUSIVE SUCCEEDED",
                        "transaction EXCLUSIVE SUCCEEDED",
                        "count User SHARED begins",
                        "count User SHARED SUCCEEDED");
    }

    private static Observed began(Work work, ContextView context) {
        String what = work.name() + " " + work.lane() + " ";
        HEARD.add(what + "begins");
        return (outcome, rows, failure) -> HEARD.add(what + outcome);
    }
}
