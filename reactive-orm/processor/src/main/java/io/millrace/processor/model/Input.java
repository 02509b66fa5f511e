package io.millrace.processor.model;

import io.millrace.processor.name.Names;
import java.util.List;

/**
 * A record that says what is written to a table, as the writer needs it.
 *
 * @param names the record and what is generated for it
 * @param isPublic whether what is generated is public, as the record is
 * @param subject the record with the table
 * @param fields the record's components, in order
 * @param missing the components of the table's record that an insert needs and this does not give
 */
public record Input(Names names, boolean isPublic, Names subject, List<Field> fields, List<String> missing) {

    public Input {
        fields = List.copyOf(fields);
        missing = List.copyOf(missing);
    }

    /**
     * A component.
     *
     * @param component its name
     * @param column the component of the table's record that it is
     * @param place where that column stands
     * @param required whether it is never null
     * @param optional whether it is an Optional, which leaves the column out where it is empty
     */
    public record Field(String component, String column, int place, boolean required, boolean optional) {}
}
