package io.millrace.table;

import io.millrace.schema.Many;
import io.millrace.schema.One;
import org.jspecify.annotations.Nullable;

/**
 * What a record holds of its relations, in the order of their components. For generated tables and preloads, which are
 * its only makers, so that what stands at a place is of the type that the component there has.
 */
public final class Holders {

    private final @Nullable Object[] holders;

    private Holders(@Nullable Object[] holders) {
        this.holders = holders;
    }

    /** The relations of a record, each a {@link Many} or a {@link One}. */
    public static Holders of(@Nullable Object... holders) {
        return new Holders(holders);
    }

    /** The relation to many at a place. */
    @SuppressWarnings({"unchecked", "NullAway"}) // a component that its maker left null stays so
    public <T> Many<T> many(int place) {
        return (Many<T>) holders[place];
    }

    /** The relation to one at a place. */
    @SuppressWarnings({"unchecked", "NullAway"}) // as above
    public <T> One<T> one(int place) {
        return (One<T>) holders[place];
    }

    /** The relation at a place, or null where the record's maker left it so. */
    public @Nullable Object at(int place) {
        return holders[place];
    }

    /** Puts another relation in a place, before a record is made of these. */
    public void put(int place, Object holder) {
        holders[place] = holder;
    }
}
