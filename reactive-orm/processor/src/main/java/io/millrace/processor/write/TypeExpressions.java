package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.millrace.processor.model.ValueType;

/** The expressions that make or name a {@code PgType}. None of them initialises a class of the user's. */
final class TypeExpressions {

    private TypeExpressions() {}

    static CodeBlock of(ValueType type) {
        if (type instanceof ValueType.Shipped shipped) {
            return CodeBlock.of("$T.$L", Core.TYPES, shipped.constant());
        }
        if (type instanceof ValueType.Named named) {
            return CodeBlock.of("$T.domain($S, $L)", Core.TYPES, named.sqlName(), of(named.base()));
        }
        if (type instanceof ValueType.Enumeration enumeration) {
            return enumeration(enumeration);
        }
        if (type instanceof ValueType.Wrapped wrapped) {
            return CodeBlock.of(
                    "$T.mapped($L, $T::new, $T::$L)",
                    Core.TYPES,
                    of(wrapped.base()),
                    wrapped.javaType(),
                    wrapped.javaType(),
                    wrapped.component());
        }
        if (type instanceof ValueType.Own own) {
            return CodeBlock.of("new $T()", own.typeClass());
        }
        if (type instanceof ValueType.Array array) {
            return CodeBlock.of(
                    "$T.$L($L)", Core.TYPES, array.nullable() ? "arrayOfNullable" : "arrayOf", of(array.element()));
        }
        ValueType.Json json = (ValueType.Json) type;
        return json.javaType() instanceof ClassName
                ? CodeBlock.of("$T.$L($T.class)", Core.TYPES, json.sqlName(), json.javaType())
                : CodeBlock.of(
                        "$T.$L(new $T<$T>() {})", Core.TYPES, json.sqlName(), Core.TYPE_REFERENCE, json.javaType());
    }

    private static CodeBlock enumeration(ValueType.Enumeration type) {
        ClassName name = type.javaType();
        if (type.enumType() == null) {
            return CodeBlock.of("$T.enumText($T.class, $T::values)", Core.TYPES, name, name);
        }
        return type.lowerCase()
                ? CodeBlock.of(
                        "$T.enumType($S, $T.class, $T::values, constant -> constant.name().toLowerCase($T.ROOT))",
                        Core.TYPES,
                        type.enumType(),
                        name,
                        name,
                        java.util.Locale.class)
                : CodeBlock.of("$T.enumType($S, $T.class, $T::values)", Core.TYPES, type.enumType(), name, name);
    }
}
