package io.millrace.internal.write;

import io.millrace.column.Assign;
import io.millrace.column.Column;
import io.millrace.column.Value;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Assignment;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an update sets, with what the library sets by itself: the version counted up, the moment of the update. */
public final class Assignments {

    private static final Text NOW = new Text("statement_timestamp()");
    private static final Text NOW_IN_UTC = new Text("(statement_timestamp() at time zone 'utc')");

    private Assignments() {}

    /** These assignments, which are some. */
    static <R> List<Assign<? super R>> present(List<Assign<? super R>> given) {
        if (given.isEmpty()) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_WRITE,
                    "an update sets nothing",
                    "the input that it was given leaves every column out",
                    "do not update where there is nothing to set: values.assigns().isEmpty()"));
        }
        return given;
    }

    public static <R> List<Assignment> of(Table<R> table, List<Assign<? super R>> given) {
        List<Assignment> all = new ArrayList<>(given.size() + 2);
        Set<String> names = new HashSet<>();
        for (Assign<? super R> assign : present(given)) {
            if (!names.add(assign.column().name())) {
                throw twice(assign);
            }
            all.add(assign.assignment());
        }
        automatic(table).stream().filter(one -> names.add(one.column())).forEach(all::add);
        return all;
    }

    /** These assignments with what the library sets by itself, but for the columns that are set already. */
    public static List<Assignment> withAutomatic(Table<?> table, List<Assignment> given) {
        List<Assignment> all = new ArrayList<>(given);
        automatic(table).stream()
                .filter(one -> given.stream().noneMatch(other -> other.column().equals(one.column())))
                .forEach(all::add);
        return all;
    }

    /** What every update of this table sets beside what it was told. */
    public static List<Assignment> automatic(Table<?> table) {
        List<Assignment> automatic = new ArrayList<>(2);
        List<ColumnDefinition> definitions = table.definition().columns();
        for (int i = 0; i < definitions.size(); i++) {
            ColumnDefinition definition = definitions.get(i);
            Column<?, ?> column = table.columns().get(i);
            if (definition.purpose() == Purpose.VERSION) {
                automatic.add(new Assignment(
                        definition.name(), new Infix(column.node(), "+", new Text("1"), Precedence.SUM)));
            } else if (definition.purpose() == Purpose.UPDATED_AT) {
                automatic.add(new Assignment(definition.name(), now(column)));
            }
        }
        return automatic;
    }

    /** The moment of the statement, as the column's type has it. */
    public static Node now(Column<?, ?> column) {
        return column.type().baseName().equals("timestamp") ? NOW_IN_UTC : NOW;
    }

    private static InvalidQuery twice(Assign<?> assign) {
        String label = assign.column().label();
        return new InvalidQuery(Problem.of(
                Code.INVALID_WRITE,
                label + " is set twice",
                "one update sets a column to one value",
                "leave one of them out" + (assign instanceof Value ? "" : ", or put both into one expression")));
    }
}
