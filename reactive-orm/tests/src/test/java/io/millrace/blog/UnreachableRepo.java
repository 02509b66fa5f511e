package io.millrace.blog;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.InvalidQuery;
import io.millrace.expr.Rows;
import io.millrace.repo.Repo;
import reactor.test.StepVerifier;

/** A repo on a database that is not there: what fails for another reason has failed before a connection was taken. */
public final class UnreachableRepo {

    private final Repo repo = Repo.connect("postgresql://nobody@127.0.0.1:1/nowhere");

    /** Checks that a query is refused, and what is said. */
    public void refuses(Rows<?> rows, String message) {
        BlogDatabase.refused(() -> repo.all(rows).blockLast(), message);
        StepVerifier.create(repo.all(rows))
                .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(InvalidQuery.class))
                .verify();
    }
}
