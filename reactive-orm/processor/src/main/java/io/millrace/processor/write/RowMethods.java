package io.millrace.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Component;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Writes what turns rows into records and records into values, column by position. */
final class RowMethods {

    static final TypeName NULLABLE_OBJECTS = ArrayTypeName.of(ClassName.OBJECT.annotated(Annotations.nullable()));

    private final Scope scope;
    private final Schema schema;

    RowMethods(Scope scope) {
        this.scope = scope;
        this.schema = scope.schema();
    }

    MethodSpec decode() {
        int[] position = {0};
        return overriding("decode")
                .addModifiers(Modifier.PUBLIC)
                .returns(schema.names().record())
                .addParameter(Core.ROW_READER, "row")
                .addParameter(TypeName.INT, "offset")
                .addCode(made(
                        column -> {
                            int at = position[0]++;
                            return ColumnRead.of(
                                    CodeBlock.of("$L", field(column)),
                                    column.type(),
                                    column.nullable(),
                                    CodeBlock.of(at == 0 ? "offset" : "offset + " + at));
                        },
                        relation -> CodeBlock.of("$L", scope.holder(relation))))
                .build();
    }

    MethodSpec values() {
        return overriding("values")
                .addModifiers(Modifier.PUBLIC)
                .returns(NULLABLE_OBJECTS)
                .addParameter(schema.names().record(), "row")
                .addCode(
                        "return new $T {$>\n$L$<\n};\n",
                        NULLABLE_OBJECTS,
                        schema.columns().stream()
                                .map(column -> CodeBlock.of("row.$L()", column.component()))
                                .collect(CodeBlock.joining(",\n")))
                .build();
    }

    MethodSpec create() {
        int[] position = {0};
        return overriding("create")
                .addModifiers(Modifier.PROTECTED)
                .returns(schema.names().record())
                .addParameter(NULLABLE_OBJECTS, "values")
                .addParameter(
                        ParameterSpec.builder(schema.names().record().annotated(Annotations.nullable()), "relations")
                                .build())
                .addCode(made(
                        column -> CodeBlock.of(
                                "$L($L, values[$L])",
                                column.nullable() ? "optional" : "required",
                                field(column),
                                position[0]++),
                        relation -> CodeBlock.of(
                                "relations == null ? $L : relations.$L()",
                                scope.holder(relation),
                                relation.component())))
                .build();
    }

    /** The record of values, where it has no relations. */
    MethodSpec made() {
        int[] position = {0};
        return overriding("create")
                .addModifiers(Modifier.PROTECTED)
                .returns(schema.names().record())
                .addParameter(NULLABLE_OBJECTS, "values")
                .addCode(made(
                        column -> CodeBlock.of(
                                "$L($L, values[$L])",
                                column.nullable() ? "optional" : "required",
                                field(column),
                                position[0]++),
                        relation -> CodeBlock.of("$L", scope.holder(relation))))
                .build();
    }

    MethodSpec holders() {
        return overriding("holders")
                .addModifiers(Modifier.PUBLIC)
                .returns(Core.HOLDERS)
                .addParameter(schema.names().record(), "row")
                .addStatement(
                        "return $T.of($L)",
                        Core.HOLDERS,
                        schema.held().stream()
                                .map(relation -> CodeBlock.of("row.$L()", relation.component()))
                                .collect(CodeBlock.joining(", ")))
                .build();
    }

    MethodSpec related() {
        int[] place = {0};
        return overriding("related")
                .addModifiers(Modifier.PUBLIC)
                .returns(schema.names().record())
                .addParameter(schema.names().record(), "row")
                .addParameter(Core.HOLDERS, "holders")
                .addCode(made(
                        column -> CodeBlock.of("row.$L()", column.component()),
                        relation -> CodeBlock.of(
                                "holders.$L($L)", relation.cardinality().isMany() ? "many" : "one", place[0]++)))
                .build();
    }

    private CodeBlock made(Function<Column, CodeBlock> column, Function<Relation, CodeBlock> relation) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (Component component : schema.components()) {
            arguments.add(component instanceof Column one ? column.apply(one) : relation.apply((Relation) component));
        }
        return CodeBlock.of(
                "return new $T($>$>\n$L$<$<);\n",
                schema.names().record(),
                arguments.stream().collect(CodeBlock.joining(",\n")));
    }

    /** The column's field, told from a parameter of the same name. */
    private static String field(Column column) {
        return switch (column.component()) {
            case "row", "offset", "values", "relations" -> "this." + column.component();
            default -> column.component();
        };
    }

    static MethodSpec.Builder overriding(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class);
    }
}
