package io.millrace.processor.model;

import com.palantir.javapoet.TypeName;
import io.millrace.processor.name.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that says what is read of a table's rows, as the writer needs it.
 *
 * @param names the record and what is generated for it
 * @param isPublic whether what is generated is public, as the record is
 * @param subject the record with the table
 * @param key the type of that table's primary key, or null where it has none
 * @param parts the record's components, in order
 */
public record Shape(
        Names names,
        boolean isPublic,
        Names subject,
        @Nullable TypeName key,
        List<ShapePart> parts) {

    public Shape {
        parts = List.copyOf(parts);
    }

    /** Whether a row says all that the record has, so that it is made as the row is read. */
    public boolean isComplete() {
        return parts.stream()
                .noneMatch(part ->
                        part instanceof ShapePart.Many || (part instanceof ShapePart.One one && !one.isComplete()));
    }
}
