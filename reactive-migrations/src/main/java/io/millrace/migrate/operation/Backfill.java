package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are changed or deleted batch by batch, in the order of a key, each batch in a transaction of its own. How far
 * it is stands in the history, so that it goes on from there after it was interrupted.
 *
 * @param table the table
 * @param key the columns that it goes by, unique and without nulls; none for the primary key
 * @param set the columns that are set, each with its expression; none to delete the rows
 * @param where which rows, or null for all
 * @param batch how many rows the first batch has; later ones have as many as take about a quarter of a second
 * @param pause how long to rest between two batches
 */
public record Backfill(
        String table,
        List<String> key,
        List<Assignment> set,
        @Nullable String where,
        int batch,
        Duration pause) implements Operation {

    /** A column that is set. */
    public record Assignment(String column, String expression) {}

    public Backfill {
        key = List.copyOf(key);
        set = List.copyOf(set);
    }

    @Override
    public String meaning() {
        return (deletes()
                        ? "delete from " + Quoted.qualified(table)
                        : "update " + Quoted.qualified(table) + " set " + sets())
                + (where == null ? "" : " where " + where);
    }

    @Override
    public List<Piece> pieces(int server) {
        return List.of(Piece.inBatches(this));
    }

    @Override
    public Optional<Operation> reverse() {
        return deletes() ? Optional.empty() : Optional.of(new RawSql("", "", false));
    }

    @Override
    public String reversible() {
        return "rows that are deleted do not come back: say schema.irreversible() first";
    }

    /** Whether rows are deleted. */
    public boolean deletes() {
        return set.isEmpty();
    }

    private String sets() {
        return set.stream()
                .map(one -> Quoted.name(one.column()) + " = " + one.expression())
                .collect(Collectors.joining(", "));
    }

    /**
     * The statement of one batch. Its row says how many rows it had, and the key of the last one as an array of JSON.
     *
     * @param columns the columns that it goes by
     * @param after the key that it begins after; none for the beginning
     * @param rows how many rows
     */
    public String batch(List<String> columns, List<String> after, int rows) {
        String target = Quoted.qualified(table);
        List<String> own =
                IntStream.range(0, columns.size()).mapToObj(i -> "k" + i).toList();
        String matched = IntStream.range(0, columns.size())
                .mapToObj(i -> "r." + Quoted.name(columns.get(i)) + " = b." + own.get(i))
                .collect(Collectors.joining(" and "));
        String changed = deletes()
                ? "delete from " + target + " r using batch b where " + matched
                : "update " + target + " r set " + sets() + " from batch b where " + matched;
        return "with batch (" + String.join(", ", own) + ") as (select " + Quoted.names(columns) + " from " + target
                + conditions(columns, after) + " order by " + Quoted.names(columns) + " limit " + rows
                + " for no key update), changed as (" + changed + ")"
                + " select (select count(*) from batch)::int8, (select json_build_array("
                + own.stream().map(name -> name + "::text").collect(Collectors.joining(", "))
                + ")::text from batch order by "
                + own.stream().map(name -> name + " desc").collect(Collectors.joining(", ")) + " limit 1)";
    }

    private String conditions(List<String> columns, List<String> after) {
        List<String> all = new ArrayList<>();
        if (!after.isEmpty()) {
            all.add("(" + Quoted.names(columns) + ") > ("
                    + after.stream().map(Quoted::literal).collect(Collectors.joining(", ")) + ")");
        }
        if (where != null) {
            all.add("(" + where + ")");
        }
        return all.isEmpty() ? "" : " where " + String.join(" and ", all);
    }
}
