package io.millrace.query;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.statement.Limits;
import io.millrace.internal.tree.statement.Select;
import io.millrace.internal.tree.statement.Visibility;
import io.millrace.table.LeftTable;
import io.millrace.table.RowSource;
import java.util.List;

/**
 * Which of the rows that hold a query's conditions are read: how many, from which end, the deleted ones as well, and
 * locked or not. What takes expressions stands in {@link Query} itself, so that a compiler's messages name it.
 *
 * @param <R> what a row of the query is read as
 */
abstract class RowClauses<R> extends JoinClauses<R> {

    RowClauses() {}

    /** The query as a statement. */
    abstract Select statement();

    /** The same query with another statement. */
    abstract Query<R> with(Select changed);

    abstract RowSource<R> root();

    /** In the opposite of the order that is there: descending for ascending, nulls at the other end. */
    public final Query<R> reversed() {
        return with(statement()
                .reorderedBy(
                        statement().orders().stream().map(Ordering::reversed).toList()));
    }

    /** Without an order. */
    public final Query<R> unordered() {
        return with(statement().reorderedBy(List.of()));
    }

    /** Without limit and offset. */
    public final Query<R> unlimited() {
        return with(statement().limits(Limits.NONE));
    }

    /**
     * At most so many rows: {@code limit rows}.
     *
     * @throws InvalidQuery where the number is negative
     */
    public final Query<R> limit(long rows) {
        return with(statement().limit(Bounds.rows("limit", rows)));
    }

    /**
     * At most so many rows, and those that tie with the last of them in the query's order: {@code fetch first (rows) rows
     * with ties}.
     *
     * @throws InvalidQuery where the number is negative
     */
    public final Query<R> limitWithTies(long rows) {
        return with(statement()
                .limits(new Limits(
                        Bounds.rows("limitWithTies", rows),
                        true,
                        statement().limits().offset())));
    }

    /**
     * Without the first rows: {@code offset rows}.
     *
     * @throws InvalidQuery where the number is negative
     */
    public final Query<R> offset(long rows) {
        return with(statement().offset(Bounds.rows("offset", rows)));
    }

    /**
     * With the rows that are deleted as well, of a table that keeps them ({@code @SoftDelete}). Of this table only: those
     * of joined ones, of relations and of subqueries stay hidden.
     *
     * @throws InvalidQuery where the table does not keep them
     */
    public final Query<R> withDeleted() {
        return showing(root().source(), Visibility.ALL);
    }

    /** With the deleted rows of a table that is joined, or that a path leads to: {@code withDeleted(POST.author())}. */
    public final Query<R> withDeleted(RowSource<?> joined) {
        return showing(joined.source(), Visibility.ALL);
    }

    /** With the deleted rows of a table that is outer joined, or that a path leads to which may lead nowhere. */
    public final Query<R> withDeleted(LeftTable<?> joined) {
        return showing(joined.source(), Visibility.ALL);
    }

    /**
     * Only the rows that are deleted: {@code where deleted_at is not null}.
     *
     * @throws InvalidQuery where the table does not keep them
     */
    public final Query<R> onlyDeleted() {
        return showing(root().source(), Visibility.DELETED);
    }

    @Override
    final Query<R> showing(Source source, Visibility visibility) {
        if (source instanceof TableNode table && table.deletion() != null) {
            return with(statement().showing(source, visibility));
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_ARGUMENT,
                source.label() + " has no deleted rows that could be shown",
                "what is deleted of it is gone",
                "leave it out, or keep deleted rows: @SoftDelete @Nullable Instant deletedAt"));
    }

    /** With the rows locked until the transaction ends: {@code for update of table}; see {@link RowLock}. */
    public final Query<R> lock(RowLock lock) {
        return with(statement().lock(lock.lock(root().source())));
    }

    /** With the rows locked against any change until the transaction ends: {@code for update of table}. */
    public final Query<R> forUpdate() {
        return lock(RowLock.forUpdate());
    }
}
