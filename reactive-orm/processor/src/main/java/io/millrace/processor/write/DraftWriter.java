package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Schema;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Writes the draft of a record: one stage for each column that an insert must give, then what it may give. */
final class DraftWriter {

    private final Schema schema;
    private final ClassName draft;

    DraftWriter(Schema schema) {
        this.schema = schema;
        this.draft = schema.names().draft();
    }

    /** The type that a draft begins with. */
    static TypeName first(Schema schema) {
        List<Column> required = schema.required();
        return required.isEmpty() ? schema.names().draft() : stage(schema, required.get(0));
    }

    TypeSpec draft() {
        TypeSpec.Builder type = TypeSpec.classBuilder(draft)
                .addJavadoc(
                        "A row of {@link $T} to insert, with every required column given. Immutable.\n",
                        schema.names().record())
                .addAnnotation(Annotations.nullMarked())
                .addAnnotation(Annotations.generated())
                .addModifiers(Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(Core.DRAFT, schema.names().record()))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(RowMethods.NULLABLE_OBJECTS, "values")
                        .addStatement(
                                "super($T.$L, values)",
                                schema.names().table(),
                                schema.names().constant())
                        .build())
                .addMethod(start());
        if (schema.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        List<Column> columns = schema.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isRequired()) {
                type.addMethod(optional(columns.get(i), i));
            }
        }
        List<Column> required = schema.required();
        for (int i = 0; i < required.size(); i++) {
            TypeName next = i + 1 < required.size() ? stage(schema, required.get(i + 1)) : draft;
            type.addType(stage(required.get(i), next));
        }
        return type.build();
    }

    private MethodSpec start() {
        List<Column> required = schema.required();
        List<Column> columns = schema.columns();
        CodeBlock.Builder code = CodeBlock.builder();
        if (required.isEmpty()) {
            code.addStatement("return new $T(noValues($L))", draft, columns.size());
        } else {
            code.add("return ");
            required.forEach(column -> code.add("$L -> ", column.component()));
            code.add("{$>\n");
            String values =
                    required.stream().anyMatch(column -> column.component().equals("values")) ? "all" : "values";
            code.addStatement("$T $L = noValues($L)", RowMethods.NULLABLE_OBJECTS, values, columns.size());
            for (Column column : required) {
                code.addStatement("$L[$L] = $L", values, columns.indexOf(column), given(column));
            }
            code.addStatement("return new $T($L)", draft, values);
            code.add("$<};\n");
        }
        return MethodSpec.methodBuilder("start")
                .addModifiers(Modifier.STATIC)
                .returns(first(schema))
                .addCode(code.build())
                .build();
    }

    private MethodSpec optional(Column column, int position) {
        TypeName type = column.nullable() ? Annotations.orNull(column.javaType()) : column.javaType();
        CodeBlock value = column.nullable() ? CodeBlock.of("$L", column.component()) : given(column);
        return MethodSpec.methodBuilder(column.component())
                .addJavadoc("{@code $L}$L.\n", column.name(), unless(column))
                .addModifiers(Modifier.PUBLIC)
                .returns(draft)
                .addParameter(ParameterSpec.builder(type, column.component()).build())
                .addStatement("return new $T(with($L, $L))", draft, position, value)
                .build();
    }

    private static String unless(Column column) {
        if (column.defaultExpression() != null) {
            return "; left out, it is "
                    + column.defaultExpression().replace("}", "").replace("*/", "");
        }
        return switch (column.generated()) {
            case DATABASE -> "; left out, the database fills it";
            case CLIENT -> "; left out, the library fills it";
            case NONE -> column.nullable() ? "; left out, it is null" : "; left out, the library fills it";
        };
    }

    private CodeBlock given(Column column) {
        return column.javaType().isPrimitive()
                ? CodeBlock.of("$L", column.component())
                : CodeBlock.of(
                        "required($T.$L.$L, $L)",
                        schema.names().table(),
                        schema.names().constant(),
                        column.component(),
                        column.component());
    }

    private TypeSpec stage(Column column, TypeName next) {
        return TypeSpec.interfaceBuilder(stage(schema, column))
                .addJavadoc("A draft that needs {@code $L}.\n", column.component())
                .addAnnotation(FunctionalInterface.class)
                .addModifiers(Modifier.PUBLIC)
                .addMethod(MethodSpec.methodBuilder(column.component())
                        .addJavadoc("{@code $L}.\n", column.name())
                        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                        .returns(next)
                        .addParameter(column.javaType(), column.component())
                        .build())
                .build();
    }

    private static ClassName stage(Schema schema, Column column) {
        String name = column.component();
        return schema.names()
                .draft()
                .nestedClass("Needs" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }
}
