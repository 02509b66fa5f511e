package io.millrace.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.millrace.processor.model.Shape;
import io.millrace.processor.name.Names;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes a shape: what it selects, and how a row of that becomes its record, column by position. */
public final class ShapeWriter {

    private final Shape shape;
    private final Names names;

    /** A writer for one shape. */
    public ShapeWriter(Shape shape) {
        this.shape = shape;
        this.names = shape.names();
    }

    /** The file. */
    public SourceFile file() {
        return SourceFile.of(names.record().packageName(), type());
    }

    private TypeSpec type() {
        TypeName self = shape.key() == null
                ? ParameterizedTypeName.get(Core.SHAPE, shape.subject().record(), names.record())
                : ParameterizedTypeName.get(Core.KEYED_SHAPE, shape.subject().record(), shape.key(), names.record());
        ShapeParts parts = new ShapeParts(shape);
        TypeSpec.Builder type = ShapeClass.of(
                        names.shape(),
                        self,
                        names,
                        shape.subject(),
                        "reads of",
                        "The shape, in queries, gets and writes.\n")
                .addMethod(RowMethods.overriding("columns")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(ParameterizedTypeName.get(ClassName.get(List.class), Core.SELECTED))
                        .addStatement("return Parts.$L", parts.columns())
                        .build());
        if (shape.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        if (shape.isComplete()) {
            type.addMethod(decoding("decode")
                    .addModifiers(Modifier.PUBLIC)
                    .returns(names.record())
                    .addCode(made(parts.read()))
                    .build());
        } else {
            addLater(type, parts);
        }
        return type.addType(parts.holder()).build();
    }

    private void addLater(TypeSpec.Builder type, ShapeParts parts) {
        type.addMethod(RowMethods.overriding("parts")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), Core.PART))
                .addStatement("return Parts.$L", parts.later())
                .build());
        type.addMethod(decoding("read")
                .addModifiers(Modifier.PROTECTED)
                .returns(RowMethods.NULLABLE_OBJECTS)
                .addCode(
                        "return new $T {$>\n$L$<\n};\n",
                        RowMethods.NULLABLE_OBJECTS,
                        parts.read().stream().collect(CodeBlock.joining(",\n")))
                .build());
        MethodSpec.Builder make = RowMethods.overriding("make")
                .addModifiers(Modifier.PROTECTED)
                .returns(names.record())
                .addParameter(RowMethods.NULLABLE_OBJECTS, "values")
                .addCode(made(parts.cast()));
        if (parts.isCastUnchecked()) {
            make.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "unchecked")
                    .build());
        }
        type.addMethod(make.build());
    }

    private CodeBlock made(List<CodeBlock> arguments) {
        return CodeBlock.of(
                "return new $T($>$>\n$L$<$<);\n",
                names.record(),
                arguments.stream().collect(CodeBlock.joining(",\n")));
    }

    private static MethodSpec.Builder decoding(String name) {
        return RowMethods.overriding(name).addParameter(Core.ROW_READER, "row").addParameter(TypeName.INT, "offset");
    }
}
