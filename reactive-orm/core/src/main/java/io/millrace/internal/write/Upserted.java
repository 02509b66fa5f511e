package io.millrace.internal.write;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.expression.Text;
import io.millrace.internal.tree.statement.Conflict;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import io.millrace.type.RowDecoder;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row that came back from an upsert.
 *
 * @param row the row as the database has it
 * @param inserted whether it was not there before
 */
public record Upserted<R>(R row, boolean inserted) {

    /** Tells the version that this statement made from one that it found: the latter was locked by it. */
    private static final Node INSERTED = new Selected(new Text("(xmax = 0)"), Types.BOOL, null);

    /** What is read of each row. */
    public static List<Node> returning(Table<?> table) {
        return List.of(table.selected(), INSERTED);
    }

    /** How it is read. */
    public static <R> RowDecoder<Upserted<R>> decoder(Table<R> table) {
        int width = table.columns().size();
        return (row, offset) -> new Upserted<>(
                table.decode(row, offset),
                Types.BOOL.decode(Objects.requireNonNull(row.get(offset + width), "inserted")));
    }

    /**
     * For each row that was given what came back of it, or null where nothing did. Where something came back of each,
     * they stand in one order; elsewhere they are found by the columns of the conflict.
     *
     * @throws InvalidQuery where rows are missing and the conflict has no columns to find the others by
     */
    public static <R> List<@Nullable Upserted<R>> placed(
            Table<R> table, List<? extends Insertable<R>> given, List<Upserted<R>> back, ConflictRule rule) {
        if (given.size() == back.size()) {
            return List.copyOf(back);
        }
        Conflict conflict = rule.of(new BitSet());
        if (conflict == null || conflict.columns().isEmpty()) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_WRITE,
                    "it cannot be told which rows of " + table.source().label() + " were left as they were",
                    "they are found by the columns of the conflict, and it names none",
                    "name them: .onConflict(column, …) rather than a constraint"));
        }
        List<Integer> positions = ConflictKeys.positions(table, conflict.columns());
        Map<List<Object>, Upserted<R>> byKey = new HashMap<>();
        for (Upserted<R> one : back) {
            List<Object> key = ConflictKeys.key(table.values(one.row()), positions);
            if (key != null) {
                byKey.put(key, one);
            }
        }
        List<@Nullable Upserted<R>> placed = new ArrayList<>(given.size());
        Set<Upserted<R>> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Insertable<R> row : given) {
            List<Object> key = ConflictKeys.key(row, positions);
            Upserted<R> one = key == null ? null : byKey.get(key);
            placed.add(one);
            if (one != null) {
                found.add(one);
            }
        }
        Iterator<Upserted<R>> others =
                back.stream().filter(one -> !found.contains(one)).iterator();
        for (int i = 0; i < placed.size() && others.hasNext(); i++) {
            if (ConflictKeys.key(given.get(i), positions) == null) {
                placed.set(i, others.next());
            }
        }
        return placed;
    }
}
