package io.millrace.docs.guide;

import static io.millrace.docs.app.PostTable.POST;
import static io.millrace.docs.app.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.repo.TransactionOptions.readOnly;
import static io.millrace.repo.TransactionOptions.repeatableRead;
import static io.millrace.repo.TransactionOptions.serializable;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.docs.app.Address;
import io.millrace.docs.app.Role;
import io.millrace.docs.app.Tables;
import io.millrace.docs.app.User;
import io.millrace.docs.app.UserDraft;
import io.millrace.error.DatabaseError;
import io.millrace.repo.Repo;
import io.millrace.test.MillraceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Commits for real: in a sandbox nothing is ever committed, so nothing runs after a commit. */
@MillraceTest(preparation = Tables.class, sandbox = false)
class TransactionOptionsGuideTest {

    private final UserDraft ann = USER.draft()
            .name("Ann")
            .email("ann@example.org")
            .role(Role.AUTHOR)
            .address(new Address("1 Rue de la Paix", "Paris"));

    @Test
    void takesOptions(Repo repo) {
        List<String> told = new ArrayList<>();
        // tag::options[]
        Mono<User> written = repo.transaction(
                serializable().retries(3),
                transaction -> repo.insert(ann)
                        .doOnNext(user -> transaction.afterCommit(() -> told.add("welcome, " + user.name()))));
        // end::options[]

        StepVerifier.create(written).expectNextCount(1).verifyComplete();
        assertThat(told).containsExactly("welcome, Ann");
        repo.deleteAll(from(USER).everyRow()).block();
    }

    @Test
    void readsOneMoment(Repo repo) {
        // tag::reading[]
        Mono<List<Long>> sameMoment = repo.transaction(
                repeatableRead().reading(),
                transaction -> Mono.zip(repo.count(from(USER)), repo.count(from(POST)))
                        .map(both -> List.of(both.getT1(), both.getT2())));
        Mono<Long> report = repo.transaction(
                serializable().reading().deferrable().timeout(Duration.ofMinutes(5)),
                transaction -> repo.count(from(POST)));
        // end::reading[]
        Mono<User> refused = repo.transaction(readOnly(), transaction -> repo.insert(ann));

        StepVerifier.create(sameMoment).expectNext(List.of(0L, 0L)).verifyComplete();
        StepVerifier.create(report).expectNext(0L).verifyComplete();
        StepVerifier.create(refused).verifyError(DatabaseError.class);
    }

    @Test
    void emitsMany(Repo repo) {
        // tag::many[]
        Flux<User> afterCommit = repo.transactionMany(
                serializable().retries(3), transaction -> repo.all(from(USER).orderBy(USER.id.asc())));
        Flux<User> asTheyCome = repo.transactionStream(
                repeatableRead(), transaction -> repo.stream(from(USER).orderBy(USER.id.asc())));
        // end::many[]
        repo.insert(ann).block();

        StepVerifier.create(afterCommit).expectNextCount(1).verifyComplete();
        StepVerifier.create(asTheyCome).expectNextCount(1).verifyComplete();
        repo.deleteAll(from(USER).everyRow()).block();
    }
}
