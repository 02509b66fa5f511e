package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.preload.Branch;
import io.millrace.table.GeneratedTable;
import java.util.List;

/**
 * The rows that relations are loaded into.
 *
 * @param table the table whose relations they are
 * @param rows the rows
 */
record Owners<R>(GeneratedTable<R, ?> table, List<R> rows) {

    /** The columns that a relation's keys are in. */
    List<Column<?, ?>> keys(Branch<?> branch) {
        return Parents.keys(table, branch);
    }

    /** Where those stand among the values of a row. */
    int[] positions(Branch<?> branch) {
        return Parents.positions(table, branch);
    }

    /** Which of the rows have a relation already, and which wait for which key. */
    <X> Assembly<X> assembly(Branch<X> branch, Wanted wanted) {
        Assembly<X> assembly = new Assembly<>(branch, rows.size());
        Chosen chosen = branch.choice() == null ? null : Chosen.of(table, branch.path(), branch.choice());
        for (int i = 0; i < rows.size(); i++) {
            R row = rows.get(i);
            List<X> held = assembly.held(table.holders(row));
            if (held != null) {
                assembly.keep(i, held);
            } else if (chosen == null) {
                assembly.want(i, wanted.slot(table.values(row)));
            } else {
                chosen.want(assembly, wanted, i, table.values(row));
            }
        }
        return assembly;
    }
}
