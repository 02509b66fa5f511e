package io.millrace.changeset;

import io.millrace.table.Insertable;
import io.millrace.table.Relation;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a changeset holds of records inside of its record: the rows of relations, and records in its columns. */
abstract sealed class Nesting<R> extends Changes<R> permits Checks {

    Nesting(State<R> state) {
        super(state);
    }

    /**
     * Of the input that was cast before, the rows of a relation, each by these changes: {@code .cast(USER.posts, post ->
     * post.cast(POST.title).required(POST.title))}. They are written with this row, in one transaction. See {@link
     * #cast(Nested, Function)}.
     */
    public final <X> Changeset<R> cast(Relation<R, X> relation, Function<? super Changeset<X>, Changeset<X>> each) {
        return cast(Nested.of(relation), each);
    }

    /**
     * Of the input that was cast before, records inside of this one, each by these changes. The input has them under the
     * name of the relation or of the column's component: an object for one, a list of objects for several, or, as forms
     * send it, an object whose names are numbers.
     *
     * <p>One whose primary key the input has is changed where it is there; one without is new. With a generated key that
     * is not there it has the error {@code missing}. What is there and not in the input is left to {@link
     * Nested#onReplace}; a name that the input does not have changes nothing. Errors have the path that the input has:
     * {@code posts.0.title}.
     *
     * @throws io.millrace.error.InvalidQuery where the input leaves out what is there and nobody said what happens then
     * @throws io.millrace.error.NotLoaded where the row does not hold the rows of the relation
     */
    public final <X> Changeset<R> cast(Nested<R, X> nested, Function<? super Changeset<X>, Changeset<X>> each) {
        return cast(nested, (changes, place) -> each.apply(changes));
    }

    /** The same, where each is told its place among all, counted from 0: for a column that keeps their order. */
    public final <X> Changeset<R> cast(
            Nested<R, X> nested, BiFunction<? super Changeset<X>, Integer, Changeset<X>> each) {
        return with(new NestedCast<>(state, nested).cast(each));
    }

    /**
     * The rows of a relation, given in code: drafts and changesets of new rows, and changesets of rows that are there,
     * {@code Changeset.of(POST, post)}. A row of another parent becomes this one's.
     */
    public final <X> Changeset<R> put(Relation<R, X> relation, Collection<? extends Insertable<X>> rows) {
        return put(Nested.of(relation), rows);
    }

    /** The one row of a relation, given in code; see {@link #put(Relation, Collection)}. */
    public final <X> Changeset<R> put(Relation<R, X> relation, Insertable<X> row) {
        return put(Nested.of(relation), List.of(row));
    }

    /** Records inside of this one, given in code, instead of those that are there. */
    public final <X> Changeset<R> put(Nested<R, X> nested, Collection<? extends Insertable<X>> rows) {
        return with(new NestedCast<>(state, nested).put(rows));
    }

    /** The changes of the rows of a relation, as they were cast or put; empty where neither was done. */
    @SuppressWarnings("unchecked") // what stands under a relation's name is of the relation's record
    public final <X> List<Changeset<X>> get(Relation<R, X> relation) {
        for (RelatedChanges<?> related : state.related()) {
            if (related.name().equals(relation.name())) {
                return ((RelatedChanges<X>) related).changes();
            }
        }
        return List.of();
    }

    /**
     * The record with these changes, its relations as they were cast or put. Touches no database.
     *
     * @throws io.millrace.error.InvalidChangeset where something is wrong with them
     * @throws io.millrace.error.InvalidValue where a column that is never null has no value yet
     */
    public final R apply() {
        if (!isValid()) {
            throw invalid();
        }
        @Nullable Object[] values = values();
        state.related().forEach(related -> related.refer(values, state.subject()));
        return state.subject().related(state.subject().make(values, state.row()), state.related());
    }

    /** The record with the changes of its own columns, whatever is wrong with them; for repos. */
    public final R applyOwn() {
        return state.subject().make(values(), state.row());
    }

    private @Nullable Object[] values() {
        @Nullable Object[] values = new @Nullable Object[state.subject().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = state.value(i);
        }
        return values;
    }

    /** What becomes of the rows of relations; for repos. */
    public final List<RelatedChanges<?>> related() {
        return state.related();
    }
}
