package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.NamedSource;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.QuerySource;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.expression.Over;
import io.millrace.internal.tree.expression.Window;
import io.millrace.internal.tree.statement.Join;
import io.millrace.internal.tree.statement.KeyRows;
import io.millrace.internal.tree.statement.Output;
import io.millrace.internal.tree.statement.PathRows;
import io.millrace.internal.tree.statement.Route;
import io.millrace.internal.tree.statement.Select;
import io.millrace.preload.Branch;
import io.millrace.preload.Criteria;
import io.millrace.shape.Shape;
import io.millrace.table.Table;
import io.millrace.type.PgType;
import io.millrace.type.RowDecoder;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one relation: for one key with {@code = $1}, for many with {@code = any($1)}, and with their places
 * where the rows cannot be told apart by the key that they bring, or where each parent has a limit of its own.
 *
 * @param <T> what is read of each row
 */
final class Fetch<T> {

    private static final String NTH = "nth";

    private final Branch<?> branch;
    private final Table<?> target;
    private final PathRows rows;
    private final List<Selected> columns;
    private final RowDecoder<T> decoder;
    private final List<? extends Column<?, ?>> types;
    private final boolean apart;

    private Fetch(
            Branch<?> branch,
            List<Selected> columns,
            RowDecoder<T> decoder,
            List<? extends Column<?, ?>> types,
            boolean apart) {
        this.branch = branch;
        this.target = branch.target().get();
        this.rows = branch.rows();
        this.columns = columns;
        this.decoder = decoder;
        this.types = types;
        this.apart = apart;
    }

    /**
     * Whole rows. Where several ways lead to one of them, it comes once for each.
     *
     * @param types the columns of the parents that the keys are in, which say their types
     */
    static <X> Fetch<X> of(Branch<X> branch, List<? extends Column<?, ?>> types) {
        Table<X> target = branch.target().get();
        return new Fetch<>(branch, target.selected().columns(), target, types, false);
    }

    /**
     * A shape of the rows, each once for a parent.
     *
     * @param types the columns of the parents that the keys are in, which say their types
     */
    static Fetch<Object> of(Branch<?> branch, Shape<?, ?> shape, List<? extends Column<?, ?>> types) {
        return new Fetch<>(
                branch, shape.columns(), shape.decoder(), types, branch.path().once());
    }

    /** A statement, and how its rows are read. */
    record Statement<T>(Node tree, RowDecoder<Child<T>> decoder) {}

    /**
     * The statement for some keys.
     *
     * @param keys the keys
     * @param first the slot of the first of them
     * @param wanted finds the slots of others
     */
    Statement<T> of(List<Object> keys, int first, Wanted wanted) {
        if (keys.size() == 1) {
            return one(keys.get(0), first);
        }
        Criteria criteria = branch.criteria();
        if (criteria.limit() != null || apart) {
            return limited(keys, first, criteria);
        }
        return types.size() == 1 && isToldByKey(types.get(0).type()) ? any(keys, wanted) : placed(keys, first);
    }

    /** Whether Java tells values of a type apart as PostgreSQL does. A collation may hold texts equal that Java does not. */
    static boolean isToldByKey(PgType<?> type) {
        return type.equalsAgrees() && !type.isCollated();
    }

    /** The statement for one key; null only to see where in it the key stands. */
    Statement<T> one(@Nullable Object key, int slot) {
        List<Node> parts = new ArrayList<>(types.size());
        for (int i = 0; i < types.size(); i++) {
            Object part = types.size() == 1 || key == null ? key : ((List<?>) key).get(i);
            parts.add(parameter(types.get(i), part));
        }
        Select select = rows.of(parts).columns(columns).limit(branch.criteria().limit());
        return new Statement<>(select, (row, offset) -> new Child<>(slot, decoder.decode(row, offset)));
    }

    /** That a key is among these. */
    static Node isAmong(Node key, Column<?, ?> type, List<Object> keys) {
        Node among = keys.size() == 1 ? parameter(type, keys.get(0)) : Call.of("any", array(type, keys));
        return new Infix(key, "=", among, Precedence.COMPARISON);
    }

    private Statement<T> any(List<Object> keys, Wanted wanted) {
        Column<?, ?> type = types.get(0);
        Node key = rows.key().get(0);
        Select select = rows.where(isAmong(key, type, keys)).columns(columns);
        Slots slots = new Slots(type.type(), wanted);
        int own = branch.path().via().isEmpty()
                ? PathRows.position(
                        columns, column(target.source(), branch.path().far().get(0)))
                : -1;
        if (own >= 0) {
            return new Statement<>(
                    select, (row, offset) -> new Child<>(slots.of(row.get(offset + own)), decoder.decode(row, offset)));
        }
        return new Statement<>(
                leading(select, new Selected(key, type.type(), null)),
                (row, offset) -> new Child<>(slots.of(row.get(offset)), decoder.decode(row, offset + 1)));
    }

    private Statement<T> placed(List<Object> keys, int first) {
        KeyRows places = Parents.places(types, keys);
        Select select = rows.join(new Join(Join.Kind.INNER, places, Route.equal(rows.key(), Parents.parts(places))))
                .columns(columns);
        return new Statement<>(leading(select, place(places)), byPlace(first));
    }

    private Statement<T> limited(List<Object> keys, int first, Criteria criteria) {
        KeyRows places = Parents.places(types, keys);
        Select inner = rows.of(Parents.parts(places)).columns(columns).limit(criteria.limit());
        List<Ordering> orders = rows.orders();
        Output output = Output.named(columns);
        List<String> names = new ArrayList<>(output.names());
        String nth = free(names);
        if (!orders.isEmpty()) {
            List<Node> numbered = new ArrayList<>(columns);
            Node rank = Call.of("row_number");
            numbered.add(new Selected(new Over(rank, new Window(null, List.of(), orders, null)), Types.INT8, nth));
            inner = inner.columns(numbered);
            names.add(nth);
        }
        NamedSource name = new NamedSource(target.source().reference(), names);
        List<Node> outer = new ArrayList<>();
        outer.add(place(places));
        for (int i = 0; i < columns.size(); i++) {
            outer.add(new Selected(column(name, names.get(i)), columns.get(i).type(), null));
        }
        Select select = Select.of(places, outer)
                .join(new Join(Join.Kind.CROSS, new QuerySource(inner, name, true, !output.hasOwnNames()), null));
        if (!orders.isEmpty()) {
            select = select.orderBy(List.of(new Ordering(column(name, nth), false, Ordering.Nulls.DEFAULT)));
        }
        return new Statement<>(select, byPlace(first));
    }

    /** A name for the number of a row that no column has. */
    private static String free(List<String> taken) {
        String name = NTH;
        while (taken.contains(name)) {
            name += "_";
        }
        return name;
    }

    private RowDecoder<Child<T>> byPlace(int first) {
        return (row, offset) -> {
            Object place = row.get(offset);
            int slot = place instanceof Number number ? first + number.intValue() - 1 : -1;
            return new Child<>(slot, decoder.decode(row, offset + 1));
        };
    }

    private static Node place(KeyRows places) {
        return new Selected(column(places.identity(), KeyRows.PLACE), Types.INT8, null);
    }

    private static ColumnNode column(Source source, String name) {
        return new ColumnNode(source, name, name);
    }

    private static Select leading(Select select, Node first) {
        List<Node> columns = new ArrayList<>(select.columns().size() + 1);
        columns.add(first);
        columns.addAll(select.columns());
        return select.columns(columns);
    }

    @SuppressWarnings("unchecked") // the values of a key are of the types of its columns
    private static <T> Node parameter(Column<?, T> type, @Nullable Object value) {
        return new Parameter<>(type.type(), (T) value, type.column().label());
    }

    @SuppressWarnings("unchecked") // as above
    private static <T> Node array(Column<?, T> type, List<Object> values) {
        return new Parameter<>(
                Types.arrayOf(type.type()), (List<T>) values, type.column().label());
    }
}
