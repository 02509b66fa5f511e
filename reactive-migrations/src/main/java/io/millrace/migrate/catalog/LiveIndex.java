package io.millrace.migrate.catalog;

import java.util.List;

/**
 * An index that there is.
 *
 * @param name its name
 * @param elements columns and expressions, each with {@code desc} and {@code nulls first|last} where they are not the
 *     default
 * @param method {@code btree}, {@code gin} …
 * @param unique whether no two rows may be alike
 * @param valid whether it was built to its end
 * @param nullsNotDistinct whether two nulls are alike
 * @param predicate of which rows, empty for all
 * @param owned whether a constraint owns it
 * @param definition the whole of it, as PostgreSQL writes it
 */
public record LiveIndex(
        String name,
        List<String> elements,
        String method,
        boolean unique,
        boolean valid,
        boolean nullsNotDistinct,
        String predicate,
        boolean owned,
        String definition) {

    public LiveIndex {
        elements = List.copyOf(elements);
    }

    LiveIndex renamed(String from, String to) {
        List<String> others = elements.stream()
                .map(element -> element.equals(from) || element.startsWith(from + " ")
                        ? to + element.substring(from.length())
                        : element)
                .toList();
        return new LiveIndex(name, others, method, unique, valid, nullsNotDistinct, predicate, owned, definition);
    }
}
