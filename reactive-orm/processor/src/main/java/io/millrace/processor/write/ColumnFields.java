package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Kind;
import io.millrace.processor.model.ValueType;
import javax.lang.model.element.Modifier;

/** Writes the fields with a table's columns. */
final class ColumnFields {

    private final Scope scope;

    ColumnFields(Scope scope) {
        this.scope = scope;
    }

    /** The field of a column; in a left table every column may be null. */
    FieldSpec field(Column column, boolean left) {
        boolean nullable = left || column.nullable();
        CodeBlock type =
                scope.hasType(column) ? CodeBlock.of("$L", scope.type(column)) : TypeExpressions.of(column.type());
        ParameterizedTypeName fieldType = fieldType(column, nullable);
        FieldSpec.Builder field = FieldSpec.builder(fieldType, column.component(), Modifier.PUBLIC, Modifier.FINAL)
                .initializer(
                        "new $T<>(source(), $S, $S, $L)", fieldType.rawType(), column.component(), column.name(), type);
        return left ? field.build() : field.addJavadoc(javadoc(column)).build();
    }

    /** The constants with the types that the library has no constant for. */
    FieldSpec type(Column column) {
        return FieldSpec.builder(
                        ParameterizedTypeName.get(Core.PG_TYPE, column.type().javaType()),
                        scope.type(column),
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(TypeExpressions.of(column.type()))
                .build();
    }

    private ParameterizedTypeName fieldType(Column column, boolean nullable) {
        ValueType type = column.type();
        if (JsonColumns.has(column)) {
            ClassName shaped = JsonColumns.name(scope.schema(), column, nullable);
            return ParameterizedTypeName.get(shaped, Scope.S);
        }
        ClassName raw = Core.column((nullable ? "Nullable" : "") + className(type.kind()));
        return hasOneJavaType(type.kind())
                ? ParameterizedTypeName.get(raw, Scope.S)
                : ParameterizedTypeName.get(raw, Scope.S, part(type));
    }

    private static boolean hasOneJavaType(Kind kind) {
        return kind == Kind.BOOL || kind == Kind.TEXT || kind == Kind.SEARCH || kind == Kind.VECTOR;
    }

    /** What the column's class is told: an array's elements, a range's bounds, the values of any other. */
    private static TypeName part(ValueType type) {
        if (type instanceof ValueType.Array array) {
            return array.element().javaType();
        }
        return type.kind() == Kind.RANGE && type.javaType() instanceof ParameterizedTypeName range
                ? range.typeArguments().get(0)
                : type.javaType();
    }

    private static String className(Kind kind) {
        return switch (kind) {
            case BOOL -> "BoolColumn";
            case NUMBER -> "NumberColumn";
            case TEXT -> "TextColumn";
            case ORDERED -> "OrderedColumn";
            case TIME -> "TimeColumn";
            case PLAIN -> "PlainColumn";
            case RANGE -> "RangeColumn";
            case SEARCH -> "SearchColumn";
            case VECTOR -> "VectorColumn";
            case ARRAY -> "ArrayColumn";
            case JSON -> "JsonColumn";
        };
    }

    private static CodeBlock javadoc(Column column) {
        return CodeBlock.of(
                "{@code $L$L}$L.\n", column.name(), sqlType(column), column.nullable() ? ", may be null" : "");
    }

    private static String sqlType(Column column) {
        return column.sqlType() == null ? "" : " " + column.sqlType();
    }
}
