package io.millrace.internal.preload;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.expr.Rows;
import io.millrace.preload.Branch;
import io.millrace.query.Query;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.table.GeneratedTable;
import io.millrace.table.Holders;
import io.millrace.table.KeyedTable;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a join brings for a relation to many comes in several rows: those that are one by their primary key become one,
 * with all rows of the relation, each of them once.
 */
public final class Collapse {

    private Collapse() {}

    /** Whether a join brings rows of a relation to many. */
    static boolean isNeeded(List<Branch<?>> branches) {
        return branches.stream()
                .anyMatch(branch -> branch.fill() != null && (branch.many() || isNeeded(branch.nested())));
    }

    /**
     * Rows of which only a part is read.
     *
     * @throws InvalidQuery where a join brings rows of a relation to many, of which some would be missing
     */
    public static <T> Rows<T> part(Rows<T> rows, String reader) {
        if (rows instanceof Query<?> query && isNeeded(query.preloads())) {
            throw cut(query, reader + " reads a part of its rows");
        }
        return rows;
    }

    /**
     * Rows of which all are read.
     *
     * @throws InvalidQuery where a join brings rows of a relation to many, and the query has a limit
     */
    public static <T> Rows<T> unlimited(Rows<T> rows) {
        if (rows instanceof Query<?> query
                && (query.statement().isLimited() || query.statement().hasOffset())
                && isNeeded(query.preloads())) {
            throw cut(query, "the query has a limit");
        }
        return rows;
    }

    /**
     * The relations of rows that no query reads.
     *
     * @throws InvalidQuery where a join is to bring one
     */
    public static List<Branch<?>> own(List<Branch<?>> branches) {
        for (Branch<?> branch : branches) {
            if (branch.fill() != null) {
                throw branch.notJoined("and these rows are there already");
            }
        }
        return branches;
    }

    private static InvalidQuery cut(Query<?> query, String what) {
        Branch<?> first = query.preloads().stream()
                .filter(branch -> branch.fill() != null)
                .findFirst()
                .orElseThrow();
        return new InvalidQuery(new Problem(
                Code.INVALID_PRELOAD,
                first.path().label() + " is filled from a join, and " + what,
                query.toString(),
                "each row of the join brings one row of a relation to many, so those that are cut off would be missing",
                "load it by a statement of its own: .preload(" + first.constant() + ")"));
    }

    static <R> List<R> rows(List<R> rows, List<Branch<?>> branches) {
        List<Branch<?>> filled =
                branches.stream().filter(branch -> branch.fill() != null).toList();
        return rows.isEmpty() ? rows : grouped(rows, filled.get(0).<R>owner(), filled);
    }

    private static <R> List<R> grouped(List<R> rows, Table<R> table, List<Branch<?>> filled) {
        Map<Object, List<R>> groups = new LinkedHashMap<>();
        for (R row : rows) {
            groups.computeIfAbsent(key(table, row), key -> new ArrayList<>()).add(row);
        }
        List<R> whole = new ArrayList<>(groups.size());
        for (List<R> group : groups.values()) {
            whole.add(filled.isEmpty() ? group.get(0) : one(group, filled));
        }
        return whole;
    }

    private static <R> Object key(Table<R> table, R row) {
        if (table instanceof KeyedTable<R, ?> keyed) {
            return keyed.keyOf(row);
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_PRELOAD,
                table.source().label() + " has no primary key, and its rows come from a join of a relation to many",
                "which rows of the join are one is told by their primary key",
                "load the relation by a statement of its own, without .joined(…)"));
    }

    private static <R> R one(List<R> group, List<Branch<?>> filled) {
        GeneratedTable<R, ?> table = filled.get(0).owner();
        List<Holders> holders = group.stream().map(table::holders).toList();
        Holders first = holders.get(0);
        for (Branch<?> branch : filled) {
            put(first, holders, branch);
        }
        return table.related(group.get(0), first);
    }

    private static <X> void put(Holders into, List<Holders> all, Branch<X> branch) {
        int place = branch.holder();
        List<X> rows = new ArrayList<>();
        for (Holders each : all) {
            if (branch.many()) {
                Many<X> many = each.many(place);
                rows.addAll(many.list());
            } else {
                One<X> one = each.one(place);
                one.optional().ifPresent(rows::add);
            }
        }
        List<Branch<?>> nested =
                branch.nested().stream().filter(below -> below.fill() != null).toList();
        List<X> once = rows.size() < 2 ? rows : grouped(rows, branch.target().get(), nested);
        into.put(place, branch.many() ? Many.of(once) : One.of(once.isEmpty() ? null : once.get(0)));
    }
}
