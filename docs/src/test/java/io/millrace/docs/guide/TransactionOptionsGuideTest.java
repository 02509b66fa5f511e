package io.millrace.docs.guide;

import static io.millrace.docs.app.UserTable.USER;
import static io.millrace.repo.TransactionOptions.serializable;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.docs.app.Address;
import io.millrace.docs.app.Role;
import io.millrace.docs.app.Tables;
import io.millrace.docs.app.User;
import io.millrace.docs.app.UserDraft;
import io.millrace.repo.Repo;
import io.millrace.test.MillraceTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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
    }
}
