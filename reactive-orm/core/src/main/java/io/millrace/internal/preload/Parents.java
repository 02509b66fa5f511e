package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.TableNode;
import io.millrace.preload.Branch;
import io.millrace.table.GeneratedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What preloads need to know of the table that their rows are of. */
final class Parents {

    private Parents() {}

    /**
     * The table whose relation it is.
     *
     * @throws InvalidQuery where it is not a relation of a table itself, or the record has no component for it
     */
    @SuppressWarnings("unchecked") // a constant's relations are taken for its own record only, as the compiler checks
    static <R> GeneratedTable<R, ?> table(Branch<?> branch) {
        Path path = branch.path();
        String label = path.label();
        if (!(path.parent() instanceof TableNode node)
                || node.alias() != null
                || !(node.owner() instanceof GeneratedTable<?, ?> table)) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_PRELOAD,
                    label + " is preloaded from " + path.parent().reference() + ", which is another name for its table",
                    "relations are loaded into the rows themselves, whatever the query calls their table",
                    "use the table's own constant: .preload(" + constant(path) + ")"));
        }
        if (branch.holder() < 0) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_PRELOAD,
                    label + " is preloaded, and " + path.parent().label() + " has no component to hold it",
                    "the relation is declared on the record, which stays a row without relations",
                    "declare it as a component: " + (branch.many() ? "Many<" : "One<")
                            + branch.target().get().source().label() + "> " + path.relation()));
        }
        return (GeneratedTable<R, ?>) table;
    }

    /** The columns of the table that hold the keys. */
    static List<Column<?, ?>> keys(GeneratedTable<?, ?> table, Branch<?> branch) {
        List<Column<?, ?>> keys = new ArrayList<>();
        for (int position : positions(table, branch)) {
            keys.add(table.columns().get(position));
        }
        return keys;
    }

    /** Where those columns stand. */
    static int[] positions(GeneratedTable<?, ?> table, Branch<?> branch) {
        List<String> near = branch.path().near();
        int[] positions = new int[near.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = table.columns().stream()
                    .map(column -> column.column().name())
                    .toList()
                    .indexOf(near.get(i));
        }
        return positions;
    }

    static String constant(Path path) {
        String constant = path.parent().label().replaceAll("([a-z0-9])([A-Z])", "$1_$2");
        return constant.toUpperCase(Locale.ROOT) + "." + path.relation();
    }
}
