package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Schema;
import io.millrace.processor.name.Names;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the fields of a record that is embedded in rows. */
final class EmbeddedWriter {

    private final Scope scope;
    private final Schema schema;
    private final Names names;

    EmbeddedWriter(Schema schema) {
        this.scope = new Scope(schema);
        this.schema = schema;
        this.names = schema.names();
    }

    TypeSpec fields() {
        TypeSpec.Builder fields = TypeSpec.classBuilder(names.fields())
                .addJavadoc(
                        "The fields of {@link $T}, where it is embedded.\n\n@param <S> the scope of the fields: the"
                                + " record\n",
                        names.record())
                .addAnnotation(Annotations.nullMarked())
                .addAnnotation(Annotations.generated())
                .addModifiers(Modifier.FINAL)
                .addTypeVariable(Scope.S)
                .superclass(ParameterizedTypeName.get(Core.EMBEDDED_FIELDS, names.record(), Scope.S));
        if (schema.isPublic()) {
            fields.addModifiers(Modifier.PUBLIC);
        }
        ColumnFields columns = new ColumnFields(scope);
        for (Column column : schema.columns()) {
            if (scope.hasType(column)) {
                fields.addField(columns.type(column));
            }
        }
        fields.addField(FieldSpec.builder(
                        ParameterizedTypeName.get(names.fields(), names.record()),
                        names.constant(),
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("The fields.\n")
                .initializer("new $T<>()", names.fields())
                .build());
        schema.columns().forEach(column -> fields.addField(columns.field(column, false)));
        fields.addField(LeftWriter.columnList(scope));
        fields.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addStatement("super($S)", names.label())
                .build());
        addMethods(fields);
        return fields.addType(new DefinitionWriter(schema).fields()).build();
    }

    private void addMethods(TypeSpec.Builder fields) {
        RowMethods rows = new RowMethods(scope);
        fields.addMethod(RowMethods.overriding("columns")
                .addModifiers(Modifier.PROTECTED)
                .returns(KeyMethods.columnList())
                .addStatement("return $L", scope.columns())
                .build());
        fields.addMethod(RowMethods.overriding("definitions")
                .addModifiers(Modifier.PROTECTED)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), Core.COLUMN_DEFINITION))
                .addStatement("return Definition.FIELDS")
                .build());
        fields.addMethod(rows.values());
        fields.addMethod(rows.made());
    }
}
