package io.millrace.docs.guide;

import static io.millrace.docs.app.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.docs.app.Sample;
import io.millrace.docs.app.Tables;
import io.millrace.docs.app.User;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.repo.channel.Notice;
import io.millrace.test.MillraceTest;
import io.millrace.test.Queries;
import io.millrace.test.database.TestDatabase;
import io.millrace.type.Types;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@MillraceTest(preparation = Tables.class, sandbox = false)
class ConnectionsGuideTest {

    @Test
    void opens(TestDatabase database) {
        String url = database.url();
        // tag::options[]
        Repo repo = Repo.open(RepoOptions.url(url) // or RepoOptions.fromEnv()
                .withApplicationName("shop")
                .withConnections(16, 4)
                .withStatementTimeout(Duration.ofSeconds(10))
                .withSetting("timezone", "UTC"));
        // end::options[]

        StepVerifier.create(repo.sql("show application_name").as(Types.TEXT))
                .expectNext("shop")
                .verifyComplete();
        StepVerifier.create(repo.sql("show timezone").as(Types.TEXT))
                .expectNext("UTC")
                .verifyComplete();
        repo.close().block();
    }

    @Test
    void gathersGets(Repo repo, Queries queries) {
        UUID known = Sample.write(repo).id();
        UUID unknown = new UUID(0, 0);
        queries.startAgain();
        // tag::together[]
        Mono<List<User>> users = Flux.just(known, unknown)
                .flatMapSequential(id -> repo.get(USER, id)) // two gets, one statement
                .collectList();
        // end::together[]

        StepVerifier.create(repo.count(from(USER)).then(users).map(List::size))
                .expectNext(1)
                .verifyComplete();
        assertThat(queries.texts())
                .hasSize(2)
                .last()
                .asString()
                .endsWith(" from users where users.id = any($1::uuid[])");
    }

    @Test
    void hearsOtherProcesses(Repo repo) {
        // tag::channel[]
        Flux<Notice> orders = repo.channel("orders").listen(); // LISTENING first, then what is told
        Mono<Void> told = repo.channel("orders").tell("17");
        // end::channel[]

        StepVerifier.create(orders.take(2))
                .assertNext(notice -> assertThat(notice.kind()).isEqualTo(Notice.Kind.LISTENING))
                .then(told::subscribe)
                .assertNext(notice -> assertThat(notice.payload()).isEqualTo("17"))
                .verifyComplete();
    }
}
