package io.millrace.repo.write;

import io.millrace.column.Column;
import io.millrace.column.Value;
import io.millrace.expr.Expr;
import io.millrace.expr.Projection;
import io.millrace.expr.Selectable;
import io.millrace.internal.run.Runner;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.statement.Insert;
import io.millrace.internal.write.ConflictRule;
import io.millrace.internal.write.SelectInsert;
import io.millrace.query.Query;
import io.millrace.repo.sql.Statement;
import io.millrace.table.Table;
import java.util.List;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The insert of a row for each row of a query: emits the rows as the database has them. Nothing travels but the
 * statement. Immutable and cold: each subscription inserts them again.
 *
 * <p>{@code insert into archive (id, title) select posts.id, posts.title from posts where …}. Columns that are not set
 * take their defaults, as in any insert; a UUID that the library would draw is drawn by the database instead, with {@code
 * gen_random_uuid()}. Where a column that is never null is left out or set to null, the insert fails with {@link
 * io.millrace.error.ConstraintViolation}.
 *
 * @param <R> the record that is inserted
 * @param <Q> the record that is read
 */
public final class InsertFrom<R, Q> extends Flux<R> implements Write {

    private final Runner runner;
    private final SelectInsert<R> insert;
    private final Query<Q> rows;
    private final ConflictRule conflict;

    /** What {@code repo.insertFrom(…)} makes. */
    public InsertFrom(Runner runner, SelectInsert<R> insert, Query<Q> rows, ConflictRule conflict) {
        this.runner = runner;
        this.insert = insert;
        this.rows = rows;
        this.conflict = conflict;
    }

    /**
     * With a column set to what is read of each row: {@code .set(ARCHIVE.title, POST.title)}.
     *
     * @throws io.millrace.error.InvalidQuery where the column is set already
     */
    public <T> InsertFrom<R, Q> set(Column<? super R, T> column, Expr<? super Q, T, ?> value) {
        return new InsertFrom<>(runner, insert.with(column.column(), value.node()), rows, conflict);
    }

    /**
     * With a column set to one value in every row: {@code .set(ARCHIVE.reason.to("old"))}.
     *
     * @throws io.millrace.error.InvalidQuery where the column is set already
     */
    public InsertFrom<R, Q> set(Value<? super R> value) {
        return new InsertFrom<>(runner, insert.with(value.column(), value.value()), rows, conflict);
    }

    /** What to do where a unique index over these columns has such a row already: {@code on conflict (a, b) …}. */
    @SafeVarargs
    public final OnConflict<R, InsertFrom<R, Q>> onConflict(Column<? super R, ?> first, Column<? super R, ?>... more) {
        return OnConflict.columns(insert.table(), this::with, first, more);
    }

    /** What to do where this constraint is hit: {@code on conflict on constraint name …}. */
    public OnConflict<R, InsertFrom<R, Q>> onConstraint(String name) {
        return OnConflict.constraint(insert.table(), this::with, name);
    }

    /** Leaves out the rows that any unique index has already: {@code on conflict do nothing}. */
    public InsertFrom<R, Q> skipConflicts() {
        return with(OnConflict.SKIP_ANY);
    }

    /** One selectable of each row: {@code … returning expression}. */
    public <V> Flux<V> returning(Selectable<? super R, V> selectable) {
        return returning(selectable.projection());
    }

    /** How many rows were inserted or, on conflict, updated; the rows themselves are not read. */
    public Mono<Long> returningCount() {
        return runner.count(() -> runner.statements().command("insert", statement(List.of()), insert.table()));
    }

    @Override
    public List<Statement> toSql() {
        Table<R> table = insert.table();
        return List.of(
                Statement.of(runner.statements().command("insert", statement(List.of(table.selected())), table)));
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        Table<R> table = insert.table();
        returning(new Projection<>(List.of(table.selected()), table.columns().size(), table))
                .subscribe(actual);
    }

    private InsertFrom<R, Q> with(ConflictRule rule) {
        return new InsertFrom<>(runner, insert, rows, rule);
    }

    private <V> Flux<V> returning(Projection<V> projection) {
        return runner.all(
                () -> runner.statements().command("insert", statement(projection.columns()), projection.decoder()));
    }

    private Insert statement(List<Node> returning) {
        return insert.statement(rows.statement(), conflict, returning);
    }
}
