package io.millrace.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a relation that are there. */
record LoadedMany<T>(List<T> list) implements Many<T> {

    @Override
    public boolean isLoaded() {
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Many;
    }

    @Override
    public int hashCode() {
        return MissingMany.HASH;
    }

    @Override
    public String toString() {
        return "(" + list.size() + " loaded)";
    }
}
