package io.millrace.migrate.operation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something less of what {@link CreateObject} makes.
 *
 * @param drop the statement that ends it
 * @param create the statement that makes it again, or null where that is not said
 */
public record DropObject(String drop, @Nullable String create) implements Operation {

    @Override
    public String meaning() {
        return drop;
    }

    @Override
    public Optional<Operation> reverse() {
        return create == null ? Optional.empty() : Optional.of(new CreateObject(create, drop));
    }

    @Override
    public String reversible() {
        return "say what it was: each drop… takes what its create… takes";
    }
}
