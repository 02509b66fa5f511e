package io.millrace.note;

import static io.millrace.note.NoteTable.NOTE;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.Rows;
import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database with notes for a test class, and questions to it that check the SQL and the answer together. */
public final class Notes implements BeforeAllCallback, AfterAllCallback {

    private final String rows;
    private @Nullable TestDatabase database;
    private @Nullable Repo repo;

    /** Notes made by these statements. */
    public Notes(String rows) {
        this.rows = rows;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        TestDatabase made =
                TestDatabase.create(String.join(";", NOTE.definition().createStatements()));
        made.execute(rows);
        database = made;
        repo = Repo.connect(made.url());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        repo().close().block();
        Objects.requireNonNull(database).close();
    }

    public Repo repo() {
        return Objects.requireNonNull(repo);
    }

    public void execute(String sql) {
        Objects.requireNonNull(database).execute(sql);
    }

    /** What is read of rows after their SQL was found to be this. */
    public <T> List<T> read(Rows<T> rows, String sql) {
        assertThat(repo().toSql(rows).sql()).isEqualTo(sql);
        return Objects.requireNonNull(repo().all(rows).collectList().block());
    }

    /** What an expression is for each note in the order of their keys, after its SQL was found to be this. */
    public <V> List<V> of(Expr<? super Note, ?, V> expression, String sql) {
        return read(
                from(NOTE).orderBy(NOTE.id.asc()).select(expression),
                "select " + sql + " from notes order by notes.id");
    }

    /** Which notes are left by a condition, after its SQL was found to be this. */
    public List<Long> where(Condition<? super Note> condition, String sql) {
        return read(
                from(NOTE).where(condition).orderBy(NOTE.id.asc()).select(NOTE.id),
                "select notes.id from notes where " + sql + " order by notes.id");
    }
}
