package io.millrace.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row of a relation that is known, or known to be absent. */
record LoadedOne<T>(@Nullable T row) implements One<T> {

    @Override
    public boolean isLoaded() {
        return true;
    }

    @Override
    public Optional<T> optional() {
        return Optional.ofNullable(row);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof One;
    }

    @Override
    public int hashCode() {
        return MissingOne.HASH;
    }

    @Override
    public String toString() {
        return row == null ? "(none)" : "(1 loaded)";
    }
}
