package quickstart;

import static io.millrace.query.Query.from;
import static quickstart.UserTable.USER;

import io.millrace.repo.Repo;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

public final class Quickstart {

    public static void main(String[] arguments) {
        Repo repo = Repo.connect(arguments[0]); // postgresql://user:password@localhost/database
        Mono<Void> table = Flux.fromIterable(USER.definition().createStatements())
                .concatMap(repo::execute)
                .then();
        Flux<User> written = repo.transaction(Flux.concat(
                repo.insert(USER.draft().name("Ann").email("ann@example.org").age(30)),
                repo.insert(USER.draft().name("Bob").email("bob@example.org"))));
        Flux<User> adults = repo.all(
                from(USER).where(USER.age.ge(18)).orderBy(USER.name.asc()).limit(20));
        table.thenMany(written)
                .thenMany(adults)
                .flatMap(user -> repo.update(user).set(USER.age.to(USER.age.plus(1))))
                .doOnNext(System.out::println)
                .then(repo.close())
                .block();
    }
}
