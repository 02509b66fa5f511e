package io.millrace.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record that is kept as a document.
 *
 * @param record the record
 * @param fields its fields
 */
public record JsonShape(ClassName record, List<Field> fields) {

    public JsonShape {
        fields = List.copyOf(fields);
    }

    /**
     * A field of a document.
     *
     * @param component the record's component
     * @param key the field's name in the document
     * @param type its type
     * @param shape its own fields, where it is a record
     */
    public record Field(
            String component,
            String key,
            ValueType type,
            @Nullable JsonShape shape) {}
}
