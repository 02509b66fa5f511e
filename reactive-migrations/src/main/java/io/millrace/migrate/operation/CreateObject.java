package io.millrace.migrate.operation;

import java.util.Optional;

/**
 * Something more that is made and ended by a statement each: a type, a domain, an extension, a schema, a view, a
 * function, a trigger, a policy.
 *
 * @param create the statement that makes it
 * @param drop the statement that ends it
 */
public record CreateObject(String create, String drop) implements Operation {

    @Override
    public String meaning() {
        return create;
    }

    @Override
    public Optional<Operation> reverse() {
        return Optional.of(new DropObject(drop, create));
    }
}
