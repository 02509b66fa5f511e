package io.millrace.migrate.lint;

import io.millrace.migrate.lint.written.WrittenIndex;
import io.millrace.migrate.sql.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one table. Grows as it is told. */
final class KnownTable {

    final Map<String, String> types = new HashMap<>();
    final Map<String, Phrase> checks = new LinkedHashMap<>();
    final Map<String, Phrase> generated = new LinkedHashMap<>();
    final Map<String, WrittenIndex> indexes = new LinkedHashMap<>();
    final Set<String> partitions = new HashSet<>();
    List<String> key = new ArrayList<>();
    boolean parted;
    boolean referring;

    @Nullable String rest;

    /** What must be looked at or built again where a column gets another type, or empty. */
    String boundTo(String column) {
        for (Map.Entry<String, Phrase> check : checks.entrySet()) {
            if (names(check.getValue(), column)) {
                return "check " + check.getKey();
            }
        }
        for (Map.Entry<String, Phrase> made : generated.entrySet()) {
            if (names(made.getValue(), column)) {
                return "generated column " + made.getKey();
            }
        }
        return indexes.values().stream()
                .filter(index -> !index.isPlain())
                .filter(index -> names(index.predicate(), column)
                        || index.elements().stream().anyMatch(element -> names(element, column)))
                .map(index -> "index " + index.name())
                .findFirst()
                .orElse("");
    }

    /** Whether a column is named anywhere in it. */
    static boolean names(Phrase phrase, String column) {
        return phrase.tokens().stream()
                .anyMatch(token -> token.isName() && token.text().equals(column));
    }
}
