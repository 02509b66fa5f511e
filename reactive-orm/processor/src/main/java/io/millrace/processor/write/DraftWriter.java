package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Component;
import io.millrace.processor.model.Relation;
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
        List<Component> needed = schema.needed();
        return needed.isEmpty() ? schema.names().draft() : stage(schema, needed.get(0));
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
            if (!columns.get(i).isRequired() && schema.pairOf(columns.get(i)).isEmpty()) {
                type.addMethod(optional(columns.get(i), i));
            }
        }
        List<Component> needed = schema.needed();
        for (Relation relation : schema.relations()) {
            if (relation.choice() != null && !needed.contains(relation)) {
                new DraftChoice(schema, relation, relation.choice())
                        .optional(draft)
                        .forEach(type::addMethod);
            }
        }
        for (int i = 0; i < needed.size(); i++) {
            TypeName next = i + 1 < needed.size() ? stage(schema, needed.get(i + 1)) : draft;
            type.addType(stage(needed.get(i), next));
        }
        return type.build();
    }

    private MethodSpec start() {
        List<Component> needed = schema.needed();
        List<Column> columns = schema.columns();
        CodeBlock.Builder code = CodeBlock.builder();
        if (needed.isEmpty()) {
            code.addStatement("return new $T(noValues($L))", draft, columns.size());
        } else {
            code.add("return ");
            needed.forEach(part -> code.add("$L -> ", part.component()));
            code.add("{$>\n");
            String values = needed.stream().anyMatch(part -> part.component().equals("values")) ? "all" : "values";
            code.addStatement("$T $L = noValues($L)", RowMethods.NULLABLE_OBJECTS, values, columns.size());
            for (Component part : needed) {
                if (part instanceof Column column) {
                    code.addStatement("$L[$L] = $L", values, columns.indexOf(column), given(column));
                } else if (part instanceof Relation relation && relation.choice() != null) {
                    code.add(new DraftChoice(schema, relation, relation.choice()).put(values));
                }
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

    private TypeSpec stage(Component part, TypeName next) {
        TypeSpec.Builder stage = TypeSpec.interfaceBuilder(stage(schema, part))
                .addJavadoc("A draft that needs {@code $L}.\n", part.component())
                .addAnnotation(FunctionalInterface.class)
                .addModifiers(Modifier.PUBLIC);
        if (part instanceof Relation relation && relation.choice() != null) {
            new DraftChoice(schema, relation, relation.choice()).needed(next).forEach(stage::addMethod);
            return stage.build();
        }
        Column column = (Column) part;
        return stage.addMethod(MethodSpec.methodBuilder(column.component())
                        .addJavadoc("{@code $L}.\n", column.name())
                        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                        .returns(next)
                        .addParameter(column.javaType(), column.component())
                        .build())
                .build();
    }

    private static ClassName stage(Schema schema, Component part) {
        String name = part.component();
        return schema.names()
                .draft()
                .nestedClass("Needs" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }
}
