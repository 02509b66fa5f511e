package io.millrace.processor.model;

import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * A column.
 *
 * @param component the record's component
 * @param name the column's name
 * @param javaType the component's type as the record has it, primitive or not
 * @param type how its values travel
 * @param sqlType its type as DDL writes it, or null where only the type itself knows it
 * @param nullable whether it may be null
 * @param key its place in the primary key, or -1
 * @param generated who fills it where an insert leaves it out
 * @param purpose what the library does with it
 * @param sensitive whether its values are never printed
 * @param defaultExpression its default as SQL, or null
 */
public record Column(
        String component,
        String name,
        TypeName javaType,
        ValueType type,
        @Nullable String sqlType,
        boolean nullable,
        int key,
        Generation generated,
        Purpose purpose,
        boolean sensitive,
        @Nullable String defaultExpression)
        implements Component {

    /** Who fills a column where an insert leaves it out. */
    public enum Generation {
        NONE,
        DATABASE,
        CLIENT
    }

    /** What the library does with a column by itself. */
    public enum Purpose {
        PLAIN,
        VERSION,
        INSERTED_AT,
        UPDATED_AT,
        DELETED_AT,
        DELETE_AT
    }

    /** The same, which may be null or not. */
    public Column orNull(boolean may) {
        return new Column(
                component, name, javaType, type, sqlType, may, key, generated, purpose, sensitive, defaultExpression);
    }

    /** Whether an insert must give a value. */
    public boolean isRequired() {
        return !nullable && defaultExpression == null && generated == Generation.NONE && purpose == Purpose.PLAIN;
    }
}
