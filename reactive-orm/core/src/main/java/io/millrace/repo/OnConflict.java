package io.millrace.repo;

import io.millrace.column.Column;
import io.millrace.column.ConflictSet;
import io.millrace.expr.Condition;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.statement.Assignment;
import io.millrace.internal.tree.statement.Conflict;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An insert that knows which unique index may be hit, still without what to do then.
 *
 * @param <R> the record
 * @param <I> the insert that it becomes
 */
public final class OnConflict<R, I> {

    private final Table<R> table;
    private final List<String> columns;
    private final @Nullable Node indexPredicate;
    private final Function<Conflict, I> insert;

    OnConflict(Table<R> table, List<String> columns, Function<Conflict, I> insert) {
        this(table, columns, null, insert);
    }

    private OnConflict(
            Table<R> table, List<String> columns, @Nullable Node indexPredicate, Function<Conflict, I> insert) {
        this.table = table;
        this.columns = columns;
        this.indexPredicate = indexPredicate;
        this.insert = insert;
    }

    /** Where the unique index is a partial one, its predicate: {@code on conflict (a) where predicate}. */
    public OnConflict<R, I> where(Condition<? super R> predicate) {
        return new OnConflict<>(table, columns, predicate.node(), insert);
    }

    /**
     * Sets columns of the row that is there: a column by itself takes the value that was proposed, an assignment what it
     * says: {@code do update set title = excluded.title, views = posts.views + 1}. The version is counted up and the
     * moment of the update filled in. Emits the row as it is then.
     */
    @SafeVarargs
    public final I update(ConflictSet<? super R> first, ConflictSet<? super R>... more) {
        List<Assignment> assignments = new ArrayList<>(more.length + 3);
        assignments.add(first.onConflict());
        for (ConflictSet<? super R> set : more) {
            assignments.add(set.onConflict());
        }
        Set<String> names = new HashSet<>();
        assignments.forEach(assignment -> names.add(assignment.column()));
        Assignments.automatic(table).stream()
                .filter(one -> names.add(one.column()))
                .forEach(assignments::add);
        return insert.apply(new Conflict(columns, indexPredicate, null, assignments, null));
    }

    /** Leaves the row that is there as it is: {@code do nothing}. Emits only what was inserted. */
    public I skip() {
        return insert.apply(new Conflict(columns, indexPredicate, null, List.of(), null));
    }

    @SafeVarargs
    static <R> List<String> names(Column<? super R, ?> first, Column<? super R, ?>... more) {
        List<String> names = new ArrayList<>(more.length + 1);
        names.add(first.column().name());
        for (Column<? super R, ?> column : more) {
            names.add(column.column().name());
        }
        return names;
    }
}
