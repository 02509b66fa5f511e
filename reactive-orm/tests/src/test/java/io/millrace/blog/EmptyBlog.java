package io.millrace.blog;

import static io.millrace.blog.AccountTable.ACCOUNT;
import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.CompositeTable.COMPOSITE;
import static io.millrace.blog.PermalinkTable.PERMALINK;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.PurchaseTable.PURCHASE;
import static io.millrace.blog.TagTable.TAG;
import static io.millrace.blog.UserTable.USER;

import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.table.Table;
import io.millrace.test.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The blog's tables in a database of its own, without rows, and a repo on it. */
public final class EmptyBlog implements AutoCloseable {

    private static final String TABLES = "create type mood as enum ('happy', 'sad');\n"
            + Stream.<Table<?>>of(USER, POST, COMMENT, PERMALINK, COMPOSITE, TAG, PURCHASE, ACCOUNT)
                    .flatMap(table -> table.definition().createStatements().stream())
                    .collect(Collectors.joining(";\n"));

    private final TestDatabase database = TestDatabase.create(TABLES);
    private final Repo repo = Repo.open(options());

    /** The options that its repo has. */
    public RepoOptions options() {
        return RepoOptions.url(database.url())
                .withConnectTimeout(Duration.ofSeconds(30))
                .withAcquireTimeout(Duration.ofSeconds(30));
    }

    public Repo repo() {
        return repo;
    }

    public TestDatabase database() {
        return database;
    }

    /** Takes all rows out, and begins to count keys from 1 again. */
    public void empty() {
        database.execute("truncate users, posts, comments, permalinks, composite_pk, tags, orders, accounts"
                + " restart identity cascade");
    }

    /** The value that comes, or a failure. */
    public static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }

    /** The values that come, or a failure. */
    public static <T> List<T> now(Flux<T> flux) {
        return Objects.requireNonNull(flux.collectList().block());
    }

    @Override
    public void close() {
        repo.close().block();
        database.close();
    }
}
