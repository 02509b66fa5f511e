package io.millrace.relation;

import io.millrace.column.Column;
import io.millrace.column.Value;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.InvalidValue;
import io.millrace.error.Problem;
import io.millrace.expr.Condition;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.preload.Branch;
import io.millrace.preload.Choice;
import io.millrace.preload.Criteria;
import io.millrace.preload.Preload;
import io.millrace.table.GeneratedTable;
import io.millrace.table.KeyedTable;
import io.millrace.table.Variant;
import java.util.ArrayList;
import java.util.List;

/**
 * A relation from S to one row of one of several tables, or to none. A type column says of which table it is, and a key
 * column which row of that; both are null where there is none.
 *
 * <p>Loaded, it is one statement for each table that occurs, all at the same time. Where a row has a type that stands for
 * no record, loading fails with {@link io.millrace.error.DecodeFailed}.
 *
 * @param <S> the scope
 * @param <T> the sealed interface that the records implement
 * @param <K> the key of their tables
 */
public final class ToOneOf<S, T, K> implements Preload<S> {

    private final String name;
    private final Column<S, ?> type;
    private final Column<S, K> key;
    private final List<Variant<? extends T, K>> variants;
    private final List<Branch<?>> branches;

    /**
     * A relation that starts at a source.
     *
     * @param name the relation's name
     * @param label the interface, as messages call it
     * @param type the column that says of which table the row is
     * @param key the column with its primary key
     * @param holder which of the record's relations it is, or -1 where the record has no component for it
     * @param variants the records that it may lead to
     */
    public ToOneOf(
            String name,
            String label,
            Column<S, ?> type,
            Column<S, K> key,
            int holder,
            List<Variant<? extends T, K>> variants) {
        this(name, type, key, variants, branches(name, label, type, key, holder, variants));
    }

    private ToOneOf(
            String name,
            Column<S, ?> type,
            Column<S, K> key,
            List<Variant<? extends T, K>> variants,
            List<Branch<?>> branches) {
        this.name = name;
        this.type = type;
        this.key = key;
        this.variants = List.copyOf(variants);
        this.branches = List.copyOf(branches);
    }

    private static <T, K> List<Branch<?>> branches(
            String name,
            String label,
            Column<?, ?> type,
            Column<?, K> key,
            int holder,
            List<Variant<? extends T, K>> variants) {
        List<Branch<?>> branches = new ArrayList<>(variants.size());
        for (Variant<? extends T, K> variant : variants) {
            Choice choice = new Choice(type.column().name(), label, variant, variants);
            branches.add(branch(name, key, holder, variant).of(choice));
        }
        return branches;
    }

    /** The key columns of the tables are looked up when they are first needed. */
    private static <X> Branch<X> branch(String name, Column<?, ?> key, int holder, Variant<X, ?> variant) {
        Path path = new Path(key.column().source(), name, List.of(key.column().name()), List.of(variant.key()), true);
        return new Branch<>(path, variant.table(), false, holder, Criteria.NONE);
    }

    /**
     * Where it is loaded, its rows with these relations loaded in turn, each into the rows of the record whose relation it
     * is: {@code COMMENT.subject.preload(POST.author, PHOTO.album)}.
     *
     * @throws InvalidQuery where it is a relation of another name of a table
     */
    @SafeVarargs
    public final ToOneOf<S, T, K> preload(Preload<? extends T> first, Preload<? extends T>... more) {
        List<Branch<?>> nested = new ArrayList<>(first.branches());
        for (Preload<? extends T> preload : more) {
            nested.addAll(preload.branches());
        }
        List<Branch<?>> all = new ArrayList<>(branches);
        for (Branch<?> branch : nested) {
            GeneratedTable<?, ?> owner = branch.table();
            for (int i = 0; i < variants.size(); i++) {
                if (variants.get(i).table().get().equals(owner)) {
                    all.set(i, all.get(i).and(List.of(branch)));
                }
            }
        }
        return new ToOneOf<>(name, type, key, variants, all);
    }

    /** Loaded again by {@code repo.preload} where it is loaded already. */
    public ToOneOf<S, T, K> force() {
        return new ToOneOf<>(
                name,
                type,
                key,
                variants,
                branches.stream().<Branch<?>>map(Branch::force).toList());
    }

    /** Whether it leads to a row of this table: {@code type = $1}. */
    public Condition<S> is(KeyedTable<? extends T, K> table) {
        return equal(type(variant(table)));
    }

    /** Whether it leads to this row: {@code type = $1 and key = $2}. */
    public Condition<S> is(T row) {
        Reference<S, T> reference = to(row);
        return equal(reference.type()).and(equal(reference.key()));
    }

    /**
     * Both columns set to lead to this row: in a draft, or in {@code repo.update(comment).set(COMMENT.subject.to(photo))}.
     *
     * @throws InvalidValue where the row is null
     */
    public Reference<S, T> to(T row) {
        for (Variant<? extends T, K> variant : variants) {
            if (variant.record().isInstance(row)) {
                return new Reference<>(type(variant), key.to(keyOf(variant, row)));
            }
        }
        throw new InvalidValue(Problem.of(
                Code.INVALID_VALUE,
                type.column().source().label() + "." + name + " is set to null",
                "a row was expected; without one both columns are null",
                "give a row, or set the columns themselves to null"));
    }

    /** Both columns set to lead to the row of this table with this key, which need not be read for it. */
    public Reference<S, T> to(KeyedTable<? extends T, K> table, K id) {
        return new Reference<>(type(variant(table)), key.to(id));
    }

    private static <X, K> K keyOf(Variant<X, K> variant, Object row) {
        return variant.table().get().keyOf(variant.record().cast(row));
    }

    private Value<S> type(Variant<?, ?> variant) {
        return typed(type, variant);
    }

    @SuppressWarnings("unchecked") // the processor writes what stands for a record as a value of the type column
    private static <S, C> Value<S> typed(Column<S, C> column, Variant<?, ?> variant) {
        return column.to((C) variant.type().get());
    }

    private static <S> Condition<S> equal(Value<S> value) {
        return new Condition<>(new Infix(value.column(), "=", value.value(), Precedence.COMPARISON));
    }

    private Variant<? extends T, K> variant(KeyedTable<? extends T, K> table) {
        for (Variant<? extends T, K> variant : variants) {
            if (variant.table().get().source().equals(table.source())) {
                return variant;
            }
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_ARGUMENT,
                type.column().source().label() + "." + name + " is asked for "
                        + table.source().reference() + ", which is another name for "
                        + table.source().label(),
                "a relation to one of several records leads to a table itself, whatever a query calls it",
                "use the table's own constant"));
    }

    @Override
    public List<Branch<?>> branches() {
        return branches;
    }

    @Override
    public String toString() {
        return type.column().source().label() + "." + name;
    }
}
