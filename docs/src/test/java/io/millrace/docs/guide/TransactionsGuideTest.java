package io.millrace.docs.guide;

import static io.millrace.docs.app.PostTable.POST;
import static io.millrace.docs.app.UserTable.USER;
import static io.millrace.query.Query.from;

import io.millrace.docs.app.Address;
import io.millrace.docs.app.Post;
import io.millrace.docs.app.Role;
import io.millrace.docs.app.Tables;
import io.millrace.docs.app.User;
import io.millrace.docs.app.UserDraft;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.TransactionRequired;
import io.millrace.repo.Repo;
import io.millrace.test.MillraceTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@MillraceTest(preparation = Tables.class)
class TransactionsGuideTest {

    private final UserDraft ann = USER.draft()
            .name("Ann")
            .email("ann@example.org")
            .role(Role.AUTHOR)
            .address(new Address("1 Rue de la Paix", "Paris"));

    @Test
    void commitsTogether(Repo repo) {
        // tag::simple[]
        Mono<Post> written = repo.transaction(repo.insert(ann)
                .flatMap(user ->
                        repo.insert(POST.draft().userId(user.id()).slug("one").title("One"))));
        // end::simple[]

        StepVerifier.create(written).expectNextCount(1).verifyComplete();
        StepVerifier.create(repo.count(from(USER))).expectNext(1L).verifyComplete();
    }

    @Test
    void nests(Repo repo) {
        // tag::nested[]
        Mono<Long> users = repo.transaction(repo.insert(ann)
                .then(repo.transaction(repo.insert(ann)) // a savepoint: the e-mail is taken
                        .onErrorResume(ConstraintViolation.class, taken -> Mono.empty()))
                .then(repo.count(from(USER))));
        // end::nested[]

        StepVerifier.create(users).expectNext(1L).verifyComplete();
    }

    @Test
    void requiresOne(Repo repo) {
        // tag::required[]
        Mono<User> careful = repo.requireTransaction(repo.insert(ann));
        // end::required[]

        StepVerifier.create(careful).verifyError(TransactionRequired.class);
        StepVerifier.create(repo.transaction(careful)).expectNextCount(1).verifyComplete();
    }
}
