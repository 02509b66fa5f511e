package io.millrace.processor.write;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.Schema;
import javax.lang.model.element.Modifier;

/** Writes the form of a table that is outer joined: every column in its nullable kind. */
final class LeftWriter {

    private final Scope scope;
    private final Schema schema;

    LeftWriter(Scope scope) {
        this.scope = scope;
        this.schema = scope.schema();
    }

    TypeSpec left() {
        ColumnFields columns = new ColumnFields(scope);
        RelationFields relations = new RelationFields(scope);
        TypeSpec.Builder left = TypeSpec.classBuilder(schema.names().left())
                .addJavadoc("The table where it is outer joined: every column may be null.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addTypeVariable(Scope.S)
                .superclass(ParameterizedTypeName.get(
                        Core.GENERATED_LEFT_TABLE, schema.names().record(), Scope.S));
        for (Column column : schema.columns()) {
            left.addField(columns.field(column, true));
        }
        for (Relation relation : schema.relations()) {
            left.addField(relations.field(relation, true));
        }
        left.addField(columnList(scope));
        left.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Core.TABLE_NODE, "source")
                .addStatement("super(source)")
                .build());
        for (Relation relation : schema.relations()) {
            if (relation.isPath()) {
                left.addMethod(relations.path(relation, true));
            }
        }
        return left.addMethod(RowMethods.overriding("columns")
                        .addModifiers(Modifier.PROTECTED)
                        .returns(KeyMethods.columnList())
                        .addStatement("return $L", scope.columns())
                        .build())
                .addMethod(RowMethods.overriding("presence")
                        .addModifiers(Modifier.PROTECTED)
                        .returns(TypeName.INT)
                        .addStatement("return $L", schema.presence())
                        .build())
                .addMethod(RowMethods.overriding("table")
                        .addModifiers(Modifier.PROTECTED)
                        .returns(ParameterizedTypeName.get(
                                Core.TABLE, schema.names().record()))
                        .addStatement("return $L", schema.names().constant())
                        .build())
                .build();
    }

    static FieldSpec columnList(Scope scope) {
        return FieldSpec.builder(KeyMethods.columnList(), scope.columns(), Modifier.PRIVATE, Modifier.FINAL)
                .initializer(
                        "$T.of($L)",
                        java.util.List.class,
                        String.join(
                                ", ",
                                scope.schema().columns().stream()
                                        .map(Column::component)
                                        .toList()))
                .build();
    }
}
