package io.millrace.internal.write;

import io.millrace.column.Assign;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.statement.Select;
import io.millrace.internal.tree.statement.Update;
import io.millrace.internal.tree.statement.Visibility;
import io.millrace.internal.tree.statement.Written;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.KeyedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The update and the delete of one row, by its primary key and its version. */
public final class RowWrite {

    private RowWrite() {}

    /** The delete of a row. */
    public static <R, K> Written delete(KeyedTable<R, K> table, R row, Removal removal) {
        return removal.of(table, List.of(), identity(table, row), List.of(table.selected()));
    }

    /** What takes the mark off a row that is marked as deleted. */
    public static <R, K> Update restore(KeyedTable<R, K> table, R row) {
        return Removal.restore(table, identity(table, row), List.of(table.selected()));
    }

    /** What reads which version a row has now, and whether it is marked as deleted. */
    public static <R, K> Select current(KeyedTable<R, K> table, R row) {
        Select select = Select.of(table.source(), List.of(table.selected())).showing(table.source(), Visibility.ALL);
        for (Node condition : Keys.conditions(table, table.keyOf(row))) {
            select = select.where(condition);
        }
        return select;
    }

    /** The update of a row. */
    public static <R, K> Update update(KeyedTable<R, K> table, R row, List<Assign<? super R>> all) {
        return new Update(
                List.of(),
                table.source(),
                Assignments.of(table, all),
                List.of(),
                present(table, row),
                List.of(table.selected()));
    }

    /**
     * The table whose row is updated by setting these columns.
     *
     * @throws InvalidQuery where there are none, or where {@link #table(ColumnNode)} refuses them
     */
    public static <R> KeyedTable<R, ?> table(List<Assign<? super R>> all) {
        return table(Assignments.present(all).get(0).column());
    }

    /**
     * The table whose row is updated by setting a column.
     *
     * @throws InvalidQuery where it is an alias, or has no primary key
     */
    @SuppressWarnings("unchecked") // the owner of a column in scope R is the table of R
    public static <R> KeyedTable<R, ?> table(ColumnNode column) {
        if (column.source() instanceof TableNode node
                && node.alias() == null
                && node.owner() instanceof KeyedTable<?, ?> table) {
            return (KeyedTable<R, ?>) table;
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_WRITE,
                column.label() + " cannot be set here",
                "a row is updated through the columns of its own table, which needs a primary key",
                "use the table's constant rather than an alias: " + column.constant() + ".to(…)"));
    }

    /** The conditions that only this row meets, as it was read, and as long as it is not deleted. */
    static <R, K> List<Node> present(KeyedTable<R, K> table, R row) {
        return Removal.seeing(table, identity(table, row), Visibility.PRESENT);
    }

    /** The conditions that only this row meets, as it was read. */
    static <R, K> List<Node> identity(KeyedTable<R, K> table, R row) {
        List<Node> where = new ArrayList<>(Keys.conditions(table, table.keyOf(row)));
        int version = table.definition().position(Purpose.VERSION);
        if (version >= 0) {
            Object seen = Objects.requireNonNull(table.values(row)[version], "version");
            where.add(Keys.equal(table.columns().get(version), seen));
        }
        return where;
    }
}
