package io.millrace.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Schema;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes a table's primary key: one column's type, or a record of several. */
final class KeyMethods {

    private final Schema schema;

    KeyMethods(Schema schema) {
        this.schema = schema;
    }

    /** The key's type. */
    TypeName type() {
        List<Column> key = schema.key();
        return key.size() == 1 ? key.get(0).javaType().box() : schema.names().key();
    }

    void addTo(TypeSpec.Builder table) {
        List<Column> key = schema.key();
        boolean single = key.size() == 1;
        table.addMethod(RowMethods.overriding("keyColumns")
                .addModifiers(Modifier.PUBLIC)
                .returns(columnList())
                .addStatement(
                        "return $T.of($L)",
                        List.class,
                        key.stream().map(Column::component).map(CodeBlock::of).collect(CodeBlock.joining(", ")))
                .build());
        CodeBlock parts = key.stream()
                .map(column -> CodeBlock.of("row.$L()", column.component()))
                .collect(CodeBlock.joining(", "));
        table.addMethod(RowMethods.overriding("keyOf")
                .addModifiers(Modifier.PUBLIC)
                .returns(type())
                .addParameter(schema.names().record(), "row")
                .addStatement(
                        single ? CodeBlock.of("return $L", parts) : CodeBlock.of("return new $T($L)", type(), parts))
                .build());
        CodeBlock values = single
                ? CodeBlock.of("key")
                : key.stream()
                        .map(column -> CodeBlock.of("key.$L()", column.component()))
                        .collect(CodeBlock.joining(", "));
        table.addMethod(RowMethods.overriding("keyValues")
                .addModifiers(Modifier.PUBLIC)
                .returns(ArrayTypeName.of(ClassName.OBJECT))
                .addParameter(type(), "key")
                .addStatement("return new $T[] {$L}", Object.class, values)
                .build());
    }

    /** The record of a key of several columns. */
    TypeSpec keyRecord() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        schema.key().forEach(column -> constructor.addParameter(column.javaType(), column.component()));
        TypeSpec.Builder key = TypeSpec.recordBuilder(schema.names().key())
                .addJavadoc("The primary key of {@link $T}.\n", schema.names().record())
                .addAnnotation(Annotations.nullMarked())
                .addAnnotation(Annotations.generated())
                .recordConstructor(constructor.build());
        if (schema.isPublic()) {
            key.addModifiers(Modifier.PUBLIC);
        }
        return key.build();
    }

    /** {@code List<Column<S, ?>>}. */
    static TypeName columnList() {
        return ParameterizedTypeName.get(
                ClassName.get(List.class),
                ParameterizedTypeName.get(Core.COLUMN, Scope.S, WildcardTypeName.subtypeOf(ClassName.OBJECT)));
    }
}
