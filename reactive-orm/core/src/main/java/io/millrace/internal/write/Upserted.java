package io.millrace.internal.write;

import io.millrace.error.Code;
import io.millrace.error.DatabaseError;
import io.millrace.error.InvalidQuery;
import io.millrace.error.MillraceException;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Identifier;
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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row that came back from an upsert.
 *
 * @param row the row as the database has it
 * @param inserted whether it was not there before
 */
public record Upserted<R>(R row, boolean inserted) {

    private static final String NOT_SUPPORTED = "0A000";
    private static final int TELLS_OLD = 180_000;

    /** Tells the version that this statement made from one that it found: the latter was locked by it. */
    private static final String NEVER_LOCKED = "(xmax = 0)";

    /**
     * What is read of each row. From PostgreSQL 18 the statement tells what was there before; until then the system column
     * does, which partitioned tables do not have.
     */
    public static List<Node> returning(Table<?> table, int serverVersion) {
        String inserted = serverVersion < TELLS_OLD ? NEVER_LOCKED : "(old." + neverNull(table) + " is null)";
        return List.of(table.selected(), new Selected(new Text(inserted), Types.BOOL, null));
    }

    private static String neverNull(Table<?> table) {
        return table.definition().columns().stream()
                .filter(column -> !column.nullable())
                .findFirst()
                .map(column -> Identifier.quoted(column.name()))
                .orElse("tableoid");
    }

    /** How it is read. */
    public static <R> RowDecoder<Upserted<R>> decoder(Table<R> table) {
        int width = table.columns().size();
        return (row, offset) -> new Upserted<>(
                table.decode(row, offset),
                Types.BOOL.decode(Objects.requireNonNull(row.get(offset + width), "inserted")));
    }

    /** The rows that were found, each in the place of the one that was given; empty where none was found. */
    public static <R> List<Optional<R>> inOrder(
            Table<R> table, List<? extends Insertable<R>> given, List<R> found, ConflictRule rule) {
        ConflictKeys keys =
                ConflictKeys.over(table, ExistingRows.target(table, rule).columns());
        Map<List<Object>, R> byKey = new HashMap<>();
        found.forEach(row -> byKey.put(keys.key(table.values(row)), row));
        return given.stream()
                .map(row -> Optional.ofNullable(keys.key(row)).flatMap(key -> Optional.ofNullable(byKey.get(key))))
                .toList();
    }

    /** What a failure means where the server cannot tell what became of the rows. */
    public static MillraceException failure(Table<?> table, DatabaseError failure) {
        return failure.sqlState().equals(NOT_SUPPORTED)
                        && failure.problem().message().contains("system column")
                ? new InvalidQuery(Problem.of(
                        Code.INVALID_WRITE,
                        "it cannot be told what became of rows of "
                                + table.source().label(),
                        "the table is partitioned, and PostgreSQL tells it of such tables from version 18 on",
                        "leave .outcomes() away, and read the rows; or use PostgreSQL 18"))
                : failure;
    }

    /**
     * Requires, before anything is sent, that it can be told what becomes of each row, where some may be left as they are.
     *
     * @throws InvalidQuery where the conflict has no columns to find them by, or a row leaves one of them to its default
     */
    public static <R> void require(Table<R> table, List<? extends Insertable<R>> given, ConflictRule rule) {
        if (leavesOut(rule.of(new BitSet()))) {
            keys(table, rule).requireKnown(given);
        }
    }

    /** Whether some may be left as they are, and it can be told which. */
    public static <R> boolean isPlaced(Table<R> table, List<? extends Insertable<R>> given, ConflictRule rule) {
        Conflict conflict = rule.of(new BitSet());
        return conflict != null
                && leavesOut(conflict)
                && ConflictKeys.of(table, conflict)
                        .filter(keys -> keys.leftOut(given).isEmpty())
                        .isPresent();
    }

    private static boolean leavesOut(@Nullable Conflict conflict) {
        return conflict != null && (conflict.assignments().isEmpty() || conflict.where() != null);
    }

    private static ConflictKeys keys(Table<?> table, ConflictRule rule) {
        Conflict conflict = rule.of(new BitSet());
        return Optional.ofNullable(conflict)
                .flatMap(found -> ConflictKeys.of(table, found))
                .orElseThrow(() -> new InvalidQuery(Problem.of(
                        Code.INVALID_WRITE,
                        "it cannot be told which rows of " + table.source().label() + " were left as they were",
                        "they are found by the columns of the conflict, and it names none",
                        "name them: .onConflict(column, …) rather than a constraint")));
    }

    /**
     * For each row that was given what came back of it, or null where nothing did. Where something came back of each,
     * they stand in one order; elsewhere they are found by the columns of the conflict.
     *
     * @throws InvalidQuery where rows are missing and the conflict has no columns to find the others by
     */
    public static <R, T> List<@Nullable T> placed(
            Table<R> table,
            List<? extends Insertable<R>> given,
            List<T> back,
            Function<? super T, ? extends R> row,
            ConflictRule rule) {
        if (given.size() == back.size()) {
            return new ArrayList<>(back);
        }
        ConflictKeys keys = keys(table, rule);
        Map<List<Object>, T> byKey = new HashMap<>();
        for (T one : back) {
            List<Object> key = keys.key(table.values(row.apply(one)));
            if (key != null) {
                byKey.put(key, one);
            }
        }
        List<@Nullable T> placed = new ArrayList<>(given.size());
        Set<T> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Insertable<R> each : given) {
            List<Object> key = keys.key(each);
            // Of several with one key only the first was inserted.
            T one = key == null ? null : byKey.remove(key);
            placed.add(one);
            if (one != null) {
                found.add(one);
            }
        }
        Iterator<T> others = back.stream().filter(one -> !found.contains(one)).iterator();
        for (int i = 0; i < placed.size() && others.hasNext(); i++) {
            if (keys.key(given.get(i)) == null) {
                placed.set(i, others.next());
            }
        }
        return placed;
    }
}
