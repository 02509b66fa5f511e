package io.millrace.processor.read;

import com.palantir.javapoet.TypeName;
import io.millrace.processor.model.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * A type as {@code @Column(type = …)} writes it.
 *
 * @param written as DDL has it
 */
record WrittenType(String written) {

    /** The type for values of this one, or empty where they are not kept in it. */
    Optional<ValueType> of(ValueType found) {
        if (found instanceof ValueType.Array array) {
            return written.endsWith("[]")
                    ? new WrittenType(written.substring(0, written.length() - 2))
                            .value(array.element())
                            .map(element -> new ValueType.Array(element, array.nullable()))
                    : Optional.empty();
        }
        return value(found).map(type -> written.contains("(") ? sized(type) : type);
    }

    /** The same type in a column of a declared size; an array is read as a whole, whatever the size of its elements. */
    private static ValueType sized(ValueType type) {
        if (type instanceof ValueType.Wrapped wrapped) {
            return new ValueType.Wrapped(wrapped.javaType(), wrapped.component(), sized(wrapped.base()));
        }
        return type instanceof ValueType.Shipped shipped ? shipped.sized() : type;
    }

    private Optional<ValueType> value(ValueType found) {
        String baseName = ShippedTypes.baseName(written);
        if (found instanceof ValueType.Wrapped wrapped) {
            return value(wrapped.base())
                    .map(base -> new ValueType.Wrapped(wrapped.javaType(), wrapped.component(), base));
        }
        if (found instanceof ValueType.Json json) {
            return baseName.equals("jsonb") || baseName.equals("json")
                    ? Optional.of(new ValueType.Json(json.javaType(), json.shape(), baseName))
                    : Optional.empty();
        }
        if (found instanceof ValueType.Own own) {
            return Optional.of(own);
        }
        if (found instanceof ValueType.Enumeration enumeration) {
            return enumeration(enumeration, baseName);
        }
        TypeName javaType = found.javaType();
        Optional<ValueType> shipped = ShippedTypes.of(javaType, baseName).map(type -> type);
        if (shipped.isPresent() || ShippedTypes.isKnown(baseName)) {
            return shipped;
        }
        return Optional.of(new ValueType.Named(found, written));
    }

    private Optional<ValueType> enumeration(ValueType.Enumeration found, String baseName) {
        if (baseName.equals("text") || baseName.equals("varchar")) {
            return Optional.of(found);
        }
        return ShippedTypes.isKnown(baseName)
                ? Optional.empty()
                : Optional.of(new ValueType.Enumeration(found.javaType(), written, found.lowerCase()));
    }

    /** What a value of this type can be kept in. */
    static String possible(ValueType found) {
        List<String> names = ShippedTypes.sqlNames(found.javaType());
        String sqlName = found.sqlName();
        return "leave the type out"
                + (names.size() > 1
                        ? ", or one of " + String.join(", ", names)
                        : sqlName == null ? "" : ": it is " + sqlName);
    }
}
