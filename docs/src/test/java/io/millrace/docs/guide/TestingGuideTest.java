package io.millrace.docs.guide;

import static io.millrace.docs.app.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.docs.app.Address;
import io.millrace.docs.app.Role;
import io.millrace.docs.app.Tables;
import io.millrace.repo.Repo;
import io.millrace.test.MillraceTest;
import io.millrace.test.Queries;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

// tag::test[]
@MillraceTest(preparation = Tables.class)
class TestingGuideTest {

    @Test
    void aUserIsKept(Repo repo, Queries queries) {
        Mono<Long> users = repo.insert(USER.draft()
                        .name("Ann")
                        .email("ann@example.org")
                        .role(Role.READER)
                        .address(new Address("1 Rue de la Paix", "Paris")))
                .flatMap(ann -> repo.require(USER, ann.id()))
                .then(repo.count(from(USER)));

        StepVerifier.create(users).expectNext(1L).verifyComplete();
        assertThat(queries.count()).isEqualTo(3);
    }
}
// end::test[]
