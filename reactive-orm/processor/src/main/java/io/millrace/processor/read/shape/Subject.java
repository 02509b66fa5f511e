package io.millrace.processor.read.shape;

import io.millrace.processor.model.Column;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A record with a table, as what shapes and inputs ask of it: its columns and relations by name. */
record Subject(Schema schema) {

    String label() {
        return schema.names().label();
    }

    Optional<Column> column(String name) {
        return schema.columns().stream()
                .filter(column -> column.component().equals(name))
                .findFirst();
    }

    Optional<Relation> relation(String name) {
        return schema.relations().stream()
                .filter(relation -> relation.component().equals(name))
                .findFirst();
    }

    /** The components that hold the key by which the rows of a relation are found. */
    List<String> key(Relation relation) {
        return relation.near().stream().map(this::component).toList();
    }

    private String component(String columnName) {
        return schema.columns().stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst()
                .orElseThrow()
                .component();
    }

    /** Everything that can be asked for. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        schema.columns().forEach(column -> names.add(column.component()));
        schema.relations().forEach(relation -> names.add(relation.component()));
        return names;
    }
}
