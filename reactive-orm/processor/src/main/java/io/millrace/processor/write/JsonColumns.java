package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.JsonShape;
import io.millrace.processor.model.Kind;
import io.millrace.processor.model.Schema;
import io.millrace.processor.model.ValueType;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the columns of documents whose fields have names, and those fields that are documents themselves. */
final class JsonColumns {

    private final Schema schema;

    JsonColumns(Schema schema) {
        this.schema = schema;
    }

    /** Whether a column's documents have fields with names. */
    static boolean has(Column column) {
        return column.type() instanceof ValueType.Json json && json.shape() != null;
    }

    /** The class of such a column. */
    static ClassName name(Schema schema, Column column, boolean nullable) {
        return schema.names()
                .table()
                .nestedClass((nullable ? "Nullable" : "") + capital(column.component()) + "Column");
    }

    void addTo(TypeSpec.Builder table) {
        for (Column column : schema.columns()) {
            if (column.type() instanceof ValueType.Json json && json.shape() != null) {
                if (!column.nullable()) {
                    table.addType(column(column, json.shape(), false));
                }
                if (column.nullable() || schema.presence() >= 0) {
                    table.addType(column(column, json.shape(), true));
                }
                addFields(table, capital(column.component()), json.shape());
            }
        }
    }

    private TypeSpec column(Column column, JsonShape shape, boolean nullable) {
        ClassName raw = Core.column(nullable ? "NullableJsonColumn" : "JsonColumn");
        TypeName value = column.type().javaType();
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Core.SOURCE, "source")
                .addParameter(String.class, "component")
                .addParameter(String.class, "name")
                .addParameter(ParameterizedTypeName.get(Core.PG_TYPE, value), "type")
                .addStatement("super(source, component, name, type)");
        return shaped(name(schema, column, nullable), ParameterizedTypeName.get(raw, Scope.S, value), shape)
                .addMethod(assigned(constructor, capital(column.component()), shape, "node()"))
                .addFields(fields(capital(column.component()), shape))
                .build();
    }

    private void addFields(TypeSpec.Builder table, String prefix, JsonShape shape) {
        for (JsonShape.Field field : shape.fields()) {
            JsonShape inner = field.shape();
            if (inner != null) {
                String name = prefix + capital(field.component());
                table.addType(field(name, inner));
                addFields(table, name, inner);
            }
        }
    }

    private TypeSpec field(String prefix, JsonShape shape) {
        TypeName type = ParameterizedTypeName.get(Core.PG_TYPE, shape.record());
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Core.NODE, "document")
                .addParameter(String.class, "key")
                .addStatement("super($T.as(document, key, TYPE), TYPE, $T.OPTIONAL)", Core.JSON_FIELD, Core.ABSENCE)
                .addStatement("$T path = $T.path(document, key)", Core.NODE, Core.JSON_FIELD);
        return shaped(
                        schema.names().table().nestedClass(prefix + "Field"),
                        ParameterizedTypeName.get(
                                Core.expression("JsonExpr"), Scope.S, shape.record(), optional(shape.record())),
                        shape)
                .addField(FieldSpec.builder(type, "TYPE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.jsonb($T.class)", Core.TYPES, shape.record())
                        .build())
                .addMethod(assigned(constructor, prefix, shape, "path"))
                .addFields(fields(prefix, shape))
                .build();
    }

    private static TypeSpec.Builder shaped(ClassName name, TypeName parent, JsonShape shape) {
        return TypeSpec.classBuilder(name)
                .addJavadoc("A document of {@link $T}; its fields are null where it lacks them.\n", shape.record())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariable(Scope.S)
                .superclass(parent);
    }

    private Iterable<FieldSpec> fields(String prefix, JsonShape shape) {
        return shape.fields().stream()
                .map(field -> FieldSpec.builder(type(prefix, field), field.component(), Modifier.PUBLIC, Modifier.FINAL)
                        .addJavadoc("The field {@code $L}.\n", field.key())
                        .build())
                .toList();
    }

    private MethodSpec assigned(MethodSpec.Builder constructor, String prefix, JsonShape shape, String document) {
        for (JsonShape.Field field : shape.fields()) {
            constructor.addStatement("this.$L = $L", field.component(), made(prefix, field, document));
        }
        return constructor.build();
    }

    private TypeName type(String prefix, JsonShape.Field field) {
        if (field.shape() != null) {
            return ParameterizedTypeName.get(inner(prefix, field), Scope.S);
        }
        TypeName value = field.type().javaType();
        return field.type().kind() == Kind.TEXT
                ? ParameterizedTypeName.get(Core.expression("TextExpr"), Scope.S, optional(value))
                : ParameterizedTypeName.get(
                        Core.expression(expression(field.type().kind())), Scope.S, value, optional(value));
    }

    private CodeBlock made(String prefix, JsonShape.Field field, String document) {
        if (field.shape() != null) {
            return CodeBlock.of("new $T<>($L, $S)", inner(prefix, field), document, field.key());
        }
        if (field.type().kind() == Kind.TEXT) {
            return CodeBlock.of("$T.text($L, $S)", Core.JSON_FIELD, document, field.key());
        }
        return CodeBlock.of(
                "$T.$L($L, $S, $L)",
                Core.JSON_FIELD,
                expression(field.type().kind()).replace("Expr", "").toLowerCase(Locale.ROOT),
                document,
                field.key(),
                TypeExpressions.of(field.type()));
    }

    private ClassName inner(String prefix, JsonShape.Field field) {
        return schema.names().table().nestedClass(prefix + capital(field.component()) + "Field");
    }

    private static String expression(Kind kind) {
        return switch (kind) {
            case NUMBER -> "NumberExpr";
            case TEXT -> "TextExpr";
            case ORDERED -> "OrderedExpr";
            case TIME -> "TimeExpr";
            case BOOL, PLAIN, RANGE, SEARCH, VECTOR -> "PlainExpr";
            case ARRAY, JSON -> "JsonExpr";
        };
    }

    private static TypeName optional(TypeName type) {
        return ParameterizedTypeName.get(ClassName.get(Optional.class), type);
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
