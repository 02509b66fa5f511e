package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Column.Generation;
import io.millrace.processor.model.Column.Purpose;
import io.millrace.processor.model.Constraint;
import io.millrace.processor.model.Schema;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes the table's definition: in a class of its own, which is loaded when it is first asked for. */
final class DefinitionWriter {

    private final Schema schema;

    DefinitionWriter(Schema schema) {
        this.schema = schema;
    }

    TypeSpec holder() {
        return TypeSpec.classBuilder("Definition")
                .addJavadoc("Loaded when the definition is first asked for.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(Core.TABLE_DEFINITION, "TABLE", Modifier.STATIC, Modifier.FINAL)
                        .initializer(definition())
                        .build())
                .build();
    }

    /** The same of fields that are no table's. */
    TypeSpec fields() {
        return TypeSpec.classBuilder("Definition")
                .addJavadoc("Loaded when the definition is first asked for.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addField(FieldSpec.builder(
                                ParameterizedTypeName.get(ClassName.get(List.class), Core.COLUMN_DEFINITION),
                                "FIELDS",
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(list(schema.columns(), this::column))
                        .build())
                .build();
    }

    private CodeBlock definition() {
        return CodeBlock.of(
                "new $T($>$>\n$L,\n$S,\n$S,\n$L,\n$L,\n$L,\n$L,\n$L$<$<)",
                Core.TABLE_DEFINITION,
                text(schema.namespace()),
                schema.table(),
                schema.names().label(),
                list(schema.columns(), this::column),
                list(
                        schema.constraints(Constraint.Unique.class),
                        unique -> CodeBlock.of(
                                "new $T($S, $L, $L)",
                                Core.UNIQUE_DEFINITION,
                                unique.name(),
                                RelationFields.names(unique.columns()),
                                unique.nullsNotDistinct())),
                list(
                        schema.constraints(Constraint.Index.class),
                        index -> CodeBlock.of(
                                "new $T($S, $L, $S, $S, $L)",
                                Core.INDEX_DEFINITION,
                                index.name(),
                                RelationFields.names(index.parts()),
                                index.using(),
                                index.where(),
                                index.unique())),
                list(
                        schema.constraints(Constraint.Check.class),
                        check ->
                                CodeBlock.of("new $T($S, $S)", Core.CHECK_DEFINITION, check.name(), check.condition())),
                list(
                        schema.constraints(Constraint.Reference.class),
                        reference -> CodeBlock.of(
                                "new $T($S, $L, $L, $S, $L, $T.OnDelete.$L, $L)",
                                Core.REFERENCE_DEFINITION,
                                reference.name(),
                                RelationFields.names(reference.columns()),
                                text(reference.namespace()),
                                reference.table(),
                                RelationFields.names(reference.keys()),
                                Core.REFERENCES,
                                reference.onDelete(),
                                reference.deferred())));
    }

    private CodeBlock column(Column column) {
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$T.of($S, $S, $L)",
                        Core.COLUMN_DEFINITION,
                        column.component(),
                        column.name(),
                        column.sqlType() == null
                                ? CodeBlock.of(
                                        "$L.$L.type().sqlName()", schema.names().constant(), column.component())
                                : text(column.sqlType()));
        if (column.nullable()) {
            code.add(".orNull()");
        }
        if (column.key() >= 0) {
            code.add(".key($L)", column.key());
        }
        if (column.generated() != Generation.NONE) {
            code.add(".generated($T.Generation.$L)", Core.COLUMN_DEFINITION, column.generated());
        }
        if (column.purpose() != Purpose.PLAIN) {
            code.add(".purpose($T.Purpose.$L)", Core.COLUMN_DEFINITION, column.purpose());
        }
        if (column.sensitive()) {
            code.add(".hidden()");
        }
        if (column.defaultExpression() != null) {
            code.add(".defaultsTo($S)", column.defaultExpression());
        }
        return code.build();
    }

    private static CodeBlock text(@Nullable String text) {
        return text == null ? CodeBlock.of("null") : CodeBlock.of("$S", text);
    }

    private static <T> CodeBlock list(List<T> items, Function<T, CodeBlock> written) {
        return items.isEmpty()
                ? CodeBlock.of("$T.of()", List.class)
                : CodeBlock.of(
                        "$T.of($>$>\n$L$<$<)",
                        List.class,
                        items.stream().map(written).collect(CodeBlock.joining(",\n")));
    }
}
