package io.millrace.blog;

import static io.millrace.blog.CommentTable.COMMENT;
import static io.millrace.blog.CompositeTable.COMPOSITE;
import static io.millrace.blog.EmployeeTable.EMPLOYEE;
import static io.millrace.blog.PermalinkTable.PERMALINK;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.TagTable.TAG;
import static io.millrace.blog.UserTable.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidQuery;
import io.millrace.expr.Rows;
import io.millrace.repo.Repo;
import io.millrace.table.Table;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The blog in a database of its own, with a few rows in it, and a repo on it. */
public final class BlogDatabase implements AutoCloseable {

    private static final String TABLES = Stream.<Table<?>>of(USER, POST, COMMENT, PERMALINK, EMPLOYEE, COMPOSITE, TAG)
            .flatMap(table -> table.definition().createStatements().stream())
            .collect(Collectors.joining(";\n"));

    /**
     * Ann wrote posts 1 and 2, Bob wrote 3, nobody wrote 4, and Cid wrote none. Post 1 has two comments, post 3 has one.
     * Ida leads Jon and Kim, Kim leads Lea; Max is on his own.
     */
    private static final String ROWS = """
            insert into users (id, name) values (1, 'Ann'), (2, 'Bob'), (3, 'Cid');
            insert into posts (id, title, visits, cost, uuid, author_id) values
                (1, 'one', 10, 1.5, gen_random_uuid(), 1), (2, 'two', 20, 2.5, gen_random_uuid(), 1),
                (3, 'three', 30, null, gen_random_uuid(), 2), (4, 'four', 5, 2.5, gen_random_uuid(), null);
            insert into comments (id, text, lock_version, post_id, author_id) values
                (1, 'good', 1, 1, 2), (2, 'bad', 1, 1, 1), (3, 'fine', 2, 3, null);
            insert into permalinks (id, uniform_resource_locator, post_id, user_id) values
                (1, '/one', 1, 1), (2, '/three', 3, 2);
            insert into employees (id, name, department, salary, manager_id) values
                (1, 'Ida', 'mill', 90, null), (2, 'Jon', 'mill', 50, 1), (3, 'Kim', 'race', 70, 1),
                (4, 'Lea', 'race', 50, 3), (5, 'Max', 'race', 40, null);
            insert into composite_pk (a, b, name) values (1, 1, 'x'), (1, 2, 'y'), (2, 1, 'z')""";

    private final TestDatabase database;
    private final Repo repo;

    private BlogDatabase(TestDatabase database) {
        this.database = database;
        this.repo = Repo.connect(database.url());
    }

    /** A new one. */
    public static BlogDatabase open() {
        String moments = TABLES.replace("timestamptz not null", "timestamptz not null default now()");
        return new BlogDatabase(TestDatabase.create(moments + ";\n" + ROWS));
    }

    public Repo repo() {
        return repo;
    }

    public TestDatabase database() {
        return database;
    }

    /** The SQL of a query. */
    public String sql(Rows<?> rows) {
        return repo.toSql(rows).sql();
    }

    /** All rows of a query. */
    public <T> List<T> read(Rows<T> rows) {
        return Objects.requireNonNull(repo.all(rows).collectList().block());
    }

    /** Checks the SQL of a query and, in order, what it reads. */
    @SafeVarargs
    public final <T> void expect(Rows<T> rows, String sql, T... expected) {
        assertThat(sql(rows)).isEqualTo(sql);
        assertThat(read(rows)).containsExactly(expected);
    }

    /** Checks that a query is refused, and what is said, before anything is sent. */
    public static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidQuery.class).hasMessage(message);
    }

    @Override
    public void close() {
        repo.close().block();
        database.close();
    }
}
