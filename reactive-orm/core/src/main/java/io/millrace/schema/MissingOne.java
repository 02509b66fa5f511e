package io.millrace.schema;

import io.millrace.error.Code;
import io.millrace.error.NotLoaded;
import io.millrace.error.Problem;
import io.millrace.internal.name.ConstantName;
import io.millrace.internal.name.VariableName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row of a relation that was not asked for. */
record MissingOne<T>(String owner, String name) implements One<T> {

    static final int HASH = 37;

    @Override
    public boolean isLoaded() {
        return false;
    }

    @Override
    public Optional<T> optional() {
        throw notLoaded(owner, name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof One;
    }

    @Override
    public int hashCode() {
        return HASH;
    }

    @Override
    public String toString() {
        return "(not loaded)";
    }

    static NotLoaded notLoaded(String owner, String name) {
        String variable = VariableName.of(owner);
        String constant = ConstantName.of(owner);
        return new NotLoaded(Problem.of(
                Code.NOT_LOADED,
                owner + "." + name + " is not loaded",
                "relations are loaded only where a query or a preload asks for them",
                "repo.preload(" + variable + ", " + constant + "." + name + ")"));
    }
}
