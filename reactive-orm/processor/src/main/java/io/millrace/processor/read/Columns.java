package io.millrace.processor.read;

import io.millrace.processor.model.Column;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.RecordComponentElement;

/** The record's columns by component, those with a problem of their own among them: nothing more is said of these. */
final class Columns {

    private final Map<String, Optional<Column>> byComponent = new LinkedHashMap<>();

    void put(RecordComponentElement component, Optional<Column> column) {
        byComponent.put(component.getSimpleName().toString(), column);
    }

    /** Whether a component of this name is a column. */
    boolean has(String component) {
        return byComponent.containsKey(component);
    }

    /** The column; empty where there is none, or one with a problem. */
    Optional<Column> of(String component) {
        return byComponent.getOrDefault(component, Optional.empty());
    }

    /** The column of a component. */
    Optional<Column> of(RecordComponentElement component) {
        return of(component.getSimpleName().toString());
    }

    /** The components that are columns, in the order of the record. */
    Collection<String> components() {
        return byComponent.keySet();
    }
}
