package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.millrace.processor.name.Names;
import javax.lang.model.element.Modifier;

/** What the classes of shapes and of inputs have alike: a constant with their one instance, and the table that they are of. */
final class ShapeClass {

    private ShapeClass() {}

    /**
     * The class without what it does.
     *
     * @param name the class
     * @param self what it extends
     * @param names the names of its record
     * @param subject the names of the record with the table
     * @param verb what it does with it
     * @param purpose what its constant is for
     */
    static TypeSpec.Builder of(ClassName name, TypeName self, Names names, Names subject, String verb, String purpose) {
        return TypeSpec.classBuilder(name)
                .addJavadoc("What {@link $T} $L {@link $T}.\n", names.record(), verb, subject.record())
                .addAnnotation(Annotations.nullMarked())
                .addAnnotation(Annotations.generated())
                .addModifiers(Modifier.FINAL)
                .superclass(self)
                .addField(FieldSpec.builder(self, names.constant(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc(purpose)
                        .initializer("new $T()", name)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement("super($S)", names.label())
                        .build())
                .addMethod(RowMethods.overriding("table")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(ParameterizedTypeName.get(subject.table(), subject.record()))
                        .addStatement("return $T.$L", subject.table(), subject.constant())
                        .build());
    }
}
