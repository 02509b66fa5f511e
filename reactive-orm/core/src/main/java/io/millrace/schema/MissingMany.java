package io.millrace.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a relation that were not asked for. */
record MissingMany<T>(String owner, String name) implements Many<T> {

    static final int HASH = 31;

    @Override
    public boolean isLoaded() {
        return false;
    }

    @Override
    public List<T> list() {
        throw MissingOne.notLoaded(owner, name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Many;
    }

    @Override
    public int hashCode() {
        return HASH;
    }

    @Override
    public String toString() {
        return "(not loaded)";
    }
}
