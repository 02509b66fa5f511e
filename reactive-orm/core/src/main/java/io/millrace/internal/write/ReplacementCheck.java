package io.millrace.internal.write;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What must hold before rows are replaced by one statement. */
public final class ReplacementCheck {

    private static final int MERGES = 170_000;
    private static final int MAJOR = 10_000;
    private static final String APART =
            "write it as two statements in a transaction: repo.deleteAll(query) for the rows that go, and"
                    + " repo.upsertAll(table, rows).on(column, …)";

    private ReplacementCheck() {}

    /**
     * Requires that a server can do it.
     *
     * @param version such as 170002
     * @throws InvalidQuery below PostgreSQL 17
     */
    public static void requireServer(Table<?> table, int version) {
        if (version < MERGES) {
            throw refused(
                    table,
                    "MERGE takes away what is not among the rows from PostgreSQL 17 on, and this is PostgreSQL "
                            + version / MAJOR,
                    "use PostgreSQL 17, or " + APART);
        }
    }

    /** The refusal of a table whose relations have something to say when a row goes. */
    public static InvalidQuery cascading(Table<?> table) {
        return refused(
                table,
                "its relations say what goes with a row (onDelete), and one statement does not follow them",
                APART);
    }

    /** Requires what does not depend on the server. */
    static <R> void require(Replacement<R> replacement) {
        Table<R> table = replacement.table();
        List<? extends Insertable<R>> rows = replacement.rows();
        if (rows.size() > Replacement.MOST) {
            throw refused(
                    table,
                    "one statement takes up to " + Replacement.MOST + " of them, these are " + rows.size()
                            + ", and what is left over is known of all of them together only",
                    "choose narrower conditions, each with its rows: .within(condition); or " + APART);
        }
        if (!rows.isEmpty()) {
            requireSame(table, rows);
            requireKeys(replacement);
        }
    }

    private static <R> void requireSame(Table<R> table, List<? extends Insertable<R>> rows) {
        for (int i = 0; i < table.columns().size(); i++) {
            boolean first = rows.get(0).hasValueAt(i);
            int column = i;
            if (rows.stream().anyMatch(row -> row.hasValueAt(column) != first)) {
                String name = name(table, table.definition().columns().get(i));
                throw refused(
                        table,
                        "some of them give " + name + " and some leave it out, and one statement gives the same"
                                + " columns of all",
                        "give every row a value for " + name + ", or none");
            }
        }
    }

    private static <R> void requireKeys(Replacement<R> replacement) {
        Table<R> table = replacement.table();
        List<? extends Insertable<R>> rows = replacement.rows();
        for (int i = 0; i < table.columns().size(); i++) {
            ColumnDefinition column = table.definition().columns().get(i);
            int position = i;
            if (replacement.on().contains(column.name())
                    && !rows.stream().allMatch(row -> row.hasValueAt(position) && row.valueAt(position) != null)) {
                String name = name(table, column);
                throw refused(
                        table,
                        "they are told apart by " + name + ", and one of them has no value there",
                        "give every row a value for " + name + ", or name other columns: .on(column, …)");
            }
        }
        ConflictKeys keys = ConflictKeys.over(table, replacement.on());
        Set<List<Object>> seen = new HashSet<>();
        int twice = IntStream.range(0, rows.size())
                .filter(place -> !seen.add(keys.key(rows.get(place))))
                .findFirst()
                .orElse(-1);
        if (twice >= 0) {
            throw refused(
                    table,
                    "row " + twice + " of them, counted from 0, has the same " + String.join(", ", replacement.on())
                            + " as one before it",
                    "leave one of them out, or name more columns: .on(column, …)");
        }
    }

    private static String name(Table<?> table, ColumnDefinition column) {
        return table.source().label() + "." + column.component();
    }

    private static InvalidQuery refused(Table<?> table, String because, String fix) {
        return new InvalidQuery(Problem.of(
                Code.INVALID_WRITE, "rows of " + table.source().label() + " cannot be replaced", because, fix));
    }
}
