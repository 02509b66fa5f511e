package io.millrace.repo.write;

import io.millrace.column.Column;
import io.millrace.column.ConflictSet;
import io.millrace.column.NumberColumn;
import io.millrace.column.TextColumn;
import io.millrace.expr.Absence;
import io.millrace.expr.Condition;
import io.millrace.expr.Expr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.TextExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Assignment;
import io.millrace.internal.tree.statement.Conflict;
import io.millrace.internal.write.Assignments;
import io.millrace.internal.write.ConflictRule;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An insert that knows which unique index may be hit, still without what to do then. Where the index is not there,
 * PostgreSQL refuses the insert with {@link io.millrace.error.DatabaseError}.
 *
 * @param <R> the record
 * @param <I> the insert that it becomes
 */
public final class OnConflict<R, I> {

    static final ConflictRule SKIP_ANY = given -> new Conflict(List.of(), null, null, List.of(), null);

    private final Table<R> table;
    private final Function<ConflictRule, I> insert;
    private final Conflict target;

    private OnConflict(Table<R> table, Function<ConflictRule, I> insert, Conflict target) {
        this.table = table;
        this.insert = insert;
        this.target = target;
    }

    @SafeVarargs
    static <R, I> OnConflict<R, I> columns(
            Table<R> table,
            Function<ConflictRule, I> insert,
            Column<? super R, ?> first,
            Column<? super R, ?>... more) {
        return new OnConflict<>(table, insert, ConflictRule.over(table, names(first, more)));
    }

    static <R, I> OnConflict<R, I> constraint(Table<R> table, Function<ConflictRule, I> insert, String name) {
        return new OnConflict<>(table, insert, new Conflict(List.of(), null, name, List.of(), null));
    }

    /**
     * Where the unique index is a partial one, its predicate: {@code on conflict (a) where predicate}. That of an index
     * that the record declares is repeated by itself, and so is {@code deleted_at is null} where the table keeps its
     * deleted rows.
     */
    public OnConflict<R, I> where(Condition<? super R> predicate) {
        return new OnConflict<>(
                table,
                insert,
                new Conflict(target.columns(), predicate.node(), target.constraint(), List.of(), target.where()));
    }

    /**
     * Updates only where this holds of the row that is there: {@code do update set … where condition}. Another row stays
     * as it is, and is not emitted.
     */
    public OnConflict<R, I> when(Condition<? super R> condition) {
        return new OnConflict<>(
                table,
                insert,
                new Conflict(
                        target.columns(), target.indexPredicate(), target.constraint(), List.of(), condition.node()));
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
        return insert.apply(given -> setting(assignments));
    }

    /**
     * Sets every column that the insert gives, but for the primary key and the columns of the conflict itself, to the
     * value that was proposed. Otherwise as {@link #update}.
     */
    public I updateGiven() {
        return insert.apply(given -> setting(proposed(given, List.of())));
    }

    /** Sets every column that the insert gives but these. Otherwise as {@link #updateGiven}. */
    @SafeVarargs
    public final I updateGivenBut(Column<? super R, ?> first, Column<? super R, ?>... more) {
        List<String> kept = names(first, more);
        return insert.apply(given -> setting(proposed(given, kept)));
    }

    /** Leaves the row that is there as it is: {@code do nothing}. Emits only what was inserted. */
    public I skip() {
        return insert.apply(
                given -> new Conflict(target.columns(), target.indexPredicate(), target.constraint(), List.of(), null));
    }

    /**
     * Leaves the row that is there as it is, and emits it: {@code do nothing}, and then, where nothing was inserted,
     * {@code select … where} the columns of the conflict. What a transaction beside this one inserts in between is
     * seen, unless the isolation level hides it.
     *
     * @throws io.millrace.error.InvalidQuery when it runs, where the conflict names a constraint rather than columns
     */
    public I existing() {
        ConflictRule skip =
                given -> new Conflict(target.columns(), target.indexPredicate(), target.constraint(), List.of(), null);
        return insert.apply(skip.readingExisting());
    }

    /** The number that the insert proposed, {@code excluded.column}: only among what a conflict sets. */
    public static <S, N extends Number> NumberExpr<S, N, N> excluded(NumberColumn<S, N> column) {
        return new NumberExpr<>(proposal(column), column.type(), Absence.REFUSED);
    }

    /** The text that the insert proposed, {@code excluded.column}: only among what a conflict sets. */
    public static <S> TextExpr<S, String> excluded(TextColumn<S> column) {
        return new TextExpr<>(proposal(column), column.type(), Absence.REFUSED);
    }

    /** The value that the insert proposed, {@code excluded.column}: only among what a conflict sets. */
    public static <S, T> Expr<S, T, @Nullable T> excluded(Column<S, T> column) {
        return new Expr<>(proposal(column), column.type(), Absence.NULL);
    }

    private static Node proposal(Column<?, ?> column) {
        return new Text("excluded." + column.column().quoted());
    }

    private Conflict setting(List<Assignment> given) {
        return new Conflict(
                target.columns(),
                target.indexPredicate(),
                target.constraint(),
                Assignments.withAutomatic(table, given),
                target.where());
    }

    /** Where nothing is left to set, a column is set to the value that it has: the row is to be emitted all the same. */
    private List<Assignment> proposed(BitSet given, List<String> kept) {
        List<Assignment> assignments = new ArrayList<>();
        List<ColumnDefinition> definitions = table.definition().columns();
        for (int i = given.nextSetBit(0); i >= 0; i = given.nextSetBit(i + 1)) {
            ColumnDefinition definition = definitions.get(i);
            if (definition.key() < 0
                    && definition.purpose() == Purpose.PLAIN
                    && !kept.contains(definition.name())
                    && !target.columns().contains(definition.name())) {
                assignments.add(table.columns().get(i).onConflict());
            }
        }
        if (assignments.isEmpty()) {
            Column<?, ?> unchanged = table.columns().get(kept());
            assignments.add(new Assignment(unchanged.column().name(), unchanged.node()));
        }
        return assignments;
    }

    private int kept() {
        List<ColumnDefinition> definitions = table.definition().columns();
        for (int i = 0; i < definitions.size(); i++) {
            if (target.columns().contains(definitions.get(i).name())) {
                return i;
            }
        }
        return 0;
    }

    @SafeVarargs
    private static <R> List<String> names(Column<? super R, ?> first, Column<? super R, ?>... more) {
        List<String> names = new ArrayList<>(more.length + 1);
        names.add(first.column().name());
        for (Column<? super R, ?> column : more) {
            names.add(column.column().name());
        }
        return names;
    }
}
