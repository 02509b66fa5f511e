package io.millrace.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.millrace.processor.model.Input;
import io.millrace.processor.name.Names;
import javax.lang.model.element.Modifier;

/** Writes an input: which columns its record gives. */
public final class InputWriter {

    private final Input input;
    private final Names names;

    /** A writer for one input. */
    public InputWriter(Input input) {
        this.input = input;
        this.names = input.names();
    }

    /** The file. */
    public SourceFile file() {
        return SourceFile.of(names.record().packageName(), type());
    }

    private TypeSpec type() {
        TypeName self = ParameterizedTypeName.get(
                input.missing().isEmpty() ? Core.DRAFT_SHAPE : Core.INPUT_SHAPE,
                input.subject().record(),
                names.record());
        TypeSpec.Builder type = ShapeClass.of(names.input(), self, names, input.subject(), "writes to", purpose());
        if (input.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        MethodSpec.Builder write = RowMethods.overriding("write")
                .addModifiers(Modifier.PROTECTED)
                .addParameter(names.record(), "input")
                .addParameter(RowMethods.NULLABLE_OBJECTS, "values");
        input.fields().forEach(field -> write.addCode(written(field)));
        return type.addMethod(write.build()).build();
    }

    private String purpose() {
        return input.missing().isEmpty()
                ? "The input, in inserts and updates.\n"
                : "The input, in updates. To insert, it would also need {@code "
                        + String.join("}, {@code ", input.missing()) + "}.\n";
    }

    private CodeBlock written(Input.Field field) {
        if (field.optional()) {
            return CodeBlock.of(
                    "input.$L().ifPresent(value -> values[$L] = value);\n", field.component(), field.place());
        }
        return field.required()
                ? CodeBlock.of(
                        "values[$L] = required($T.$L.$L, input.$L());\n",
                        field.place(),
                        input.subject().table(),
                        input.subject().constant(),
                        field.column(),
                        field.component())
                : CodeBlock.of("values[$L] = input.$L();\n", field.place(), field.component());
    }
}
