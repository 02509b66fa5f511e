package io.millrace.processor.model;

import com.palantir.javapoet.TypeName;
import io.millrace.processor.name.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A component of a shape. */
public sealed interface ShapePart {

    /** The component's name. */
    String component();

    /** The component's type, as the record has it. */
    TypeName type();

    /**
     * A column.
     *
     * @param column the component of the table's record
     * @param value how its values travel
     * @param nullable whether it may be null, itself or because there is no row
     * @param optional whether it is read as an Optional
     */
    record Field(
            String component,
            TypeName type,
            Route route,
            String column,
            ValueType value,
            boolean nullable,
            boolean optional)
            implements ShapePart {}

    /** How many rows a relation has. */
    record Count(String component, TypeName type, Route route, String relation) implements ShapePart {}

    /**
     * What a static method of the record makes of the table.
     *
     * @param value what is read of it
     * @param single whether it is certain that that is one column
     * @param unwrapped whether that is an Optional, and the component is what may be in it
     * @param wrapped whether that is a value, and the component an Optional of it
     */
    record Made(String component, TypeName type, TypeName value, boolean single, boolean unwrapped, boolean wrapped)
            implements ShapePart {}

    /**
     * A whole row over relations to one.
     *
     * @param optional whether it is read as an Optional
     */
    record Row(String component, TypeName type, Route route, boolean optional) implements ShapePart {}

    /**
     * A shape over relations to one.
     *
     * @param shape the shape's record
     * @param optional whether it is read as an Optional
     * @param isComplete whether a row says all that the shape has
     */
    record One(String component, TypeName type, Route route, Names shape, boolean optional, boolean isComplete)
            implements ShapePart {}

    /**
     * A relation to many, or one to one of which there may be several rows, so that it cannot be joined.
     *
     * @param route the way to the row whose relation it is
     * @param relation the relation
     * @param keys the components of that row's record that hold the relation's key
     * @param picked whether a static method of the record says which of its rows
     * @param single whether it is the first row
     * @param optional whether that is read as an Optional
     * @param rows what its rows are read as
     */
    record Many(
            String component,
            TypeName type,
            Route route,
            String relation,
            List<String> keys,
            boolean picked,
            boolean single,
            boolean optional,
            Rows rows)
            implements ShapePart {

        public Many {
            keys = List.copyOf(keys);
        }
    }

    /**
     * What the rows of a relation are read as.
     *
     * @param target the record that it leads to
     * @param shape the record of the shape; null for whole rows
     */
    record Rows(Names target, @Nullable Names shape) {}
}
