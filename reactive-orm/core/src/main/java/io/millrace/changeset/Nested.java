package io.millrace.changeset;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.table.Relation;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records inside of a record that change with it: the rows of a relation, or records that are embedded in a column; and
 * what is done with those that are there already. Immutable.
 *
 * <pre>{@code
 * Nested.of(USER.posts).onReplace(OnReplace.DELETE).sorted("postsOrder")
 * ADDRESS.in(USER.address).required()
 * }</pre>
 *
 * @param <R> the record that has them
 * @param <X> the records inside
 */
public abstract sealed class Nested<R, X> permits NestedRelation, NestedRecord {

    final Options<X> options;

    Nested(Options<X> options) {
        this.options = options;
    }

    /** The rows of a relation: {@link OnReplace#RAISE} unless told otherwise. */
    public static <R, X> Nested<R, X> of(Relation<R, X> relation) {
        return new NestedRelation<>(relation, Options.of(OnReplace.RAISE));
    }

    /**
     * What happens to those that are there and left out.
     *
     * @throws InvalidQuery where several records were to be updated by what replaces them
     */
    public Nested<R, X> onReplace(OnReplace what) {
        if (what == OnReplace.UPDATE && isMany()) {
            throw new InvalidQuery(
                    Problem.of(
                            Code.INVALID_ARGUMENT,
                            label() + " is updated where it is replaced",
                            "it has several records, and what is sent does not say which of them it replaces",
                            "say what happens to those that are left out: .onReplace(OnReplace.DELETE), NILIFY, LEAVE or REFUSE"));
        }
        return with(new Options<>(what, options.sort, options.drop, options.required, options.among, options.join));
    }

    /**
     * Another field of the input has their order: a list of the names that they have in it. One that it has no fields for
     * is a new one; those that it leaves out come last.
     */
    public Nested<R, X> sorted(String field) {
        return with(
                new Options<>(options.onReplace, field, options.drop, options.required, options.among, options.join));
    }

    /** Another field of the input lists the names of those that are to be dropped. */
    public Nested<R, X> dropped(String field) {
        return with(
                new Options<>(options.onReplace, options.sort, field, options.required, options.among, options.join));
    }

    /** There must be one: code {@code required} where neither the input nor the row has any. */
    public Nested<R, X> required() {
        return with(new Options<>(options.onReplace, options.sort, options.drop, true, options.among, options.join));
    }

    /** The rows that are there, for a relation that the record has no component for, or that is not loaded. */
    public Nested<R, X> among(Collection<? extends X> rows) {
        return with(new Options<>(
                options.onReplace, options.sort, options.drop, options.required, List.copyOf(rows), options.join));
    }

    /**
     * Of a relation by way of a join table with a record: how each of its rows is inserted, with values of its own,
     * what the library fills by itself, and what its constraints mean: {@code .by(Changeset.of(TAGGING))}.
     */
    public Nested<R, X> by(Changeset<?> joinRow) {
        return with(
                new Options<>(options.onReplace, options.sort, options.drop, options.required, options.among, joinRow));
    }

    abstract Nested<R, X> with(Options<X> other);

    /** What they are called in messages. */
    abstract String label();

    /** What an input calls them. */
    abstract String name(State<R> state);

    abstract boolean isMany();

    /** Whether a null in the input says that there are none. */
    abstract boolean takesNull(State<R> state);

    /** What one of them is. */
    abstract Subject<X> subject();

    /** The values of one of them. */
    abstract @Nullable Object[] values(X row);

    /** Refuses what these records cannot be told, whatever the input is. */
    void check(State<R> state) {}

    /** Those that are there. */
    abstract List<X> before(State<R> state);

    /** Where the columns stand that tell one of them from the others of the same parent. */
    abstract List<Integer> identity(State<R> state);

    /** Whether one that is not there may come with a key of its own. */
    abstract boolean takesKeys();

    /** The state with these instead of those that are there. */
    abstract State<R> store(State<R> state, Arranged<X> arranged);

    /** What is done with those that are there. */
    record Options<X>(
            OnReplace onReplace,
            @Nullable String sort,
            @Nullable String drop,
            boolean required,
            @Nullable List<X> among,
            @Nullable Changeset<?> join) {

        static <X> Options<X> of(OnReplace onReplace) {
            return new Options<>(onReplace, null, null, false, null, null);
        }
    }

    /**
     * What becomes of records inside of a record.
     *
     * @param places what the input calls each, in their order
     * @param changes of each
     * @param removed those that were there, and are not any more
     * @param left those that were there, and stay beside them
     * @param linked whether each was not related before
     */
    record Arranged<X>(
            List<String> places, List<Changeset<X>> changes, List<X> removed, List<X> left, List<Boolean> linked) {

        Arranged {
            places = List.copyOf(places);
            changes = List.copyOf(changes);
            removed = List.copyOf(removed);
            left = List.copyOf(left);
            linked = List.copyOf(linked);
        }

        Arranged<X> changes(List<Changeset<X>> other) {
            return new Arranged<>(places, other, removed, left, linked);
        }
    }
}
