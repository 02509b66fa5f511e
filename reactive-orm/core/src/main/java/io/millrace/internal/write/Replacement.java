package io.millrace.internal.write;

import io.millrace.column.Column;
import io.millrace.internal.tree.FunctionSource;
import io.millrace.internal.tree.NamedSource;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.expression.BulkArrays;
import io.millrace.internal.tree.expression.BulkRows;
import io.millrace.internal.tree.expression.Cast;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Parenthesis;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Assignment;
import io.millrace.internal.tree.statement.Merge;
import io.millrace.internal.tree.statement.Visibility;
import io.millrace.internal.tree.statement.Written;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.ColumnDefinition.Generation;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes the rows of a condition equal to those that are given.
 *
 * @param table their table
 * @param rows what they are to be
 * @param on the columns by which a row is told apart from the others
 * @param within which rows of the table are meant, or null for all of them
 */
public record Replacement<R>(
        Table<R> table,
        List<? extends Insertable<R>> rows,
        List<String> on,
        @Nullable Node within) {

    /** How many rows it takes: what is left over is known of all of them together. */
    public static final int MOST = BulkKeys.CHUNK;

    /** Types that have no {@code =}, or one that holds different values equal. */
    private static final Set<String> COMPARED_AS_TEXT =
            Set.of("json", "xml", "citext", "point", "box", "circle", "line", "lseg", "path", "polygon");

    public Replacement {
        on = List.copyOf(on);
    }

    /**
     * The statement: a merge, or a delete where no row is given.
     *
     * @param told whether it is read what became of each row
     * @throws io.millrace.error.InvalidQuery where one statement cannot do it
     */
    public Written statement(boolean told) {
        ReplacementCheck.require(this);
        if (rows.isEmpty()) {
            List<Node> where = within == null ? List.of() : List.of(within);
            return Removal.USUAL.of(table, List.of(), where, told ? Replaced.deleted(table) : List.of());
        }
        return merge(told ? Replaced.merged(table) : List.of());
    }

    private Merge merge(List<Node> returning) {
        BitSet given = given();
        List<BulkRows.Values<?>> arrays = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> inserted = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        List<Node> meeting = new ArrayList<>();
        List<Node> now = new ArrayList<>();
        List<Node> wanted = new ArrayList<>();
        List<Assignment> set = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column<?, ?> column = table.columns().get(i);
            ColumnDefinition definition = table.definition().columns().get(i);
            Node value = null;
            if (given.get(i) || definition.generation() == Generation.CLIENT) {
                String name = "c" + arrays.size();
                value = new Text(column.type().bulk().unnested(alias() + "." + name));
                names.add(name);
                arrays.add(array(column, i, given.get(i)));
            } else if (definition.purpose().isFilledAtInsert()) {
                value = Inserts.automatic(definition.purpose(), column);
            }
            if (value == null) {
                continue;
            }
            inserted.add(definition.name());
            values.add(value);
            if (on.contains(definition.name())) {
                meeting.add(new Infix(column.node(), "=", value, Precedence.COMPARISON));
            } else if (given.get(i) && isSet(definition)) {
                now.add(comparable(column, column.node()));
                wanted.add(comparable(column, value));
                set.add(new Assignment(definition.name(), value));
            }
        }
        names.add("place");
        Source source = new FunctionSource(new BulkArrays(arrays), new NamedSource(alias(), names));
        List<Node> meant = meant();
        meeting.addAll(meant);
        return new Merge(
                table.source(),
                source,
                meeting,
                set.isEmpty() ? null : distinct(now, wanted),
                Assignments.withAutomatic(table, set),
                inserted,
                values,
                meant,
                Removal.USUAL.keeps(table) ? Removal.marks(table) : List.of(),
                returning);
    }

    /** Which rows of the table there are at all: those of the condition that are not deleted. */
    private List<Node> meant() {
        return Removal.seeing(table, within == null ? List.of() : List.of(within), Visibility.PRESENT);
    }

    /** The columns that the rows give, all of them the same. */
    private BitSet given() {
        BitSet given = new BitSet();
        for (int i = 0; i < table.columns().size(); i++) {
            given.set(i, rows.get(0).hasValueAt(i));
        }
        return given;
    }

    private static boolean isSet(ColumnDefinition column) {
        return column.key() < 0 && (column.purpose() == Purpose.PLAIN || column.purpose() == Purpose.DELETE_AT);
    }

    private static Node distinct(List<Node> now, List<Node> wanted) {
        boolean one = now.size() == 1;
        return new Infix(
                one ? now.get(0) : new Parenthesis(now),
                "is distinct from",
                one ? wanted.get(0) : new Parenthesis(wanted),
                Precedence.IS);
    }

    private static Node comparable(Column<?, ?> column, Node value) {
        String name = column.type().baseName();
        String element = name.endsWith("[]") ? name.substring(0, name.length() - 2) : name;
        return COMPARED_AS_TEXT.contains(element) ? new Cast(value, "text") : value;
    }

    private String alias() {
        return BulkKeys.alias(table.source());
    }

    @SuppressWarnings("unchecked") // a row's values are of the types of its columns
    private <T> BulkRows.Values<T> array(Column<?, T> column, int position, boolean given) {
        List<@Nullable T> values = new ArrayList<>(rows.size());
        for (Insertable<R> row : rows) {
            values.add((T) (given ? row.valueAt(position) : ClientKeys.next(column)));
        }
        return new BulkRows.Values<>(column.type(), values, column.column().label());
    }
}
