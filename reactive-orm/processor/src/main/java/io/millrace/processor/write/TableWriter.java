package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.Schema;
import io.millrace.processor.name.Names;
import javax.lang.model.element.Modifier;

/** Writes the table of a record. */
final class TableWriter {

    private final Scope scope;
    private final Schema schema;
    private final Names names;

    TableWriter(Schema schema) {
        this.scope = new Scope(schema);
        this.schema = schema;
        this.names = schema.names();
    }

    TypeSpec table() {
        TypeSpec.Builder table = TypeSpec.classBuilder(names.table())
                .addJavadoc(
                        "Table {@code $L} of {@link $T}.\n\n@param <S> the scope: the record type whose query its columns"
                                + " may stand in\n",
                        schema.table(),
                        names.record())
                .addAnnotation(Annotations.nullMarked())
                .addAnnotation(Annotations.generated())
                .addModifiers(Modifier.FINAL)
                .addTypeVariable(Scope.S)
                .superclass(ParameterizedTypeName.get(Core.SCHEMA_TABLE, names.record(), Scope.S));
        if (schema.isPublic()) {
            table.addModifiers(Modifier.PUBLIC);
        }
        KeyMethods key = new KeyMethods(schema);
        if (!schema.key().isEmpty()) {
            table.addSuperinterface(ParameterizedTypeName.get(Core.KEYED_TABLE, names.record(), key.type()));
        }
        addFields(table);
        addMakers(table);
        addPaths(table);
        addRows(table);
        if (!schema.key().isEmpty()) {
            key.addTo(table);
        }
        table.addMethod(RowMethods.overriding("definition")
                .addModifiers(Modifier.PUBLIC)
                .returns(Core.TABLE_DEFINITION)
                .addStatement("return Definition.TABLE")
                .build());
        if (schema.relations().stream().anyMatch(relation -> relation.choice() == null)) {
            table.addMethod(RelationFields.relations(schema));
        }
        if (!schema.cascades().isEmpty()) {
            table.addMethod(RelationFields.cascades(schema));
        }
        if (schema.presence() >= 0) {
            table.addType(new LeftWriter(scope).left());
        }
        new JsonColumns(schema).addTo(table);
        return table.addType(new DefinitionWriter(schema).holder()).build();
    }

    private void addFields(TypeSpec.Builder table) {
        ColumnFields columns = new ColumnFields(scope);
        RelationFields relations = new RelationFields(scope);
        for (Column column : schema.columns()) {
            if (scope.hasType(column)) {
                table.addField(columns.type(column));
            }
        }
        for (Relation relation : schema.relations()) {
            if (relation.inRecord()) {
                table.addField(relations.holder(relation));
            }
        }
        table.addField(FieldSpec.builder(
                        ParameterizedTypeName.get(names.table(), names.record()),
                        names.constant(),
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("The table, in queries on it.\n")
                .initializer(
                        "new $T<>($T.of($L, $S, $S, $L)$L)",
                        names.table(),
                        Core.TABLE_NODE,
                        schema.namespace() == null ? CodeBlock.of("null") : CodeBlock.of("$S", schema.namespace()),
                        schema.table(),
                        names.label(),
                        RelationFields.names(
                                schema.key().stream().map(Column::name).toList()),
                        schema.deletion() == null ? CodeBlock.of("") : CodeBlock.of(".hiding($S)", schema.deletion()))
                .build());
        schema.columns().forEach(column -> table.addField(columns.field(column, false)));
        schema.relations().forEach(relation -> table.addField(relations.field(relation, false)));
        table.addField(LeftWriter.columnList(scope));
    }

    private void addMakers(TypeSpec.Builder table) {
        ClassName self = names.table();
        TypeName alias = ParameterizedTypeName.get(self, ClassName.OBJECT);
        table.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Core.TABLE_NODE, "source")
                .addStatement("super(source)")
                .build());
        table.addMethod(MethodSpec.methodBuilder("over")
                .addJavadoc("The table as a relation reaches it; for other generated tables.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addTypeVariable(Scope.S)
                .returns(ParameterizedTypeName.get(self, Scope.S))
                .addParameter(Core.PATH, "path")
                .addStatement("return new $T<>($L.source().over(path))", self, names.constant())
                .build());
        table.addMethod(MethodSpec.methodBuilder("as")
                .addJavadoc("This table under another name: for a join, or a query on itself.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(alias)
                .addParameter(String.class, "alias")
                .addStatement("return new $T<>(source().as(alias))", self)
                .build());
        if (schema.presence() >= 0) {
            table.addMethod(MethodSpec.methodBuilder("leftOver")
                    .addJavadoc(
                            "The table as a relation reaches it that may lead nowhere; for other generated tables.\n")
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .addTypeVariable(Scope.S)
                    .returns(ParameterizedTypeName.get(names.left(), Scope.S))
                    .addParameter(Core.PATH, "path")
                    .addStatement("return new Left<>($L.source().over(path))", names.constant())
                    .build());
            table.addMethod(MethodSpec.methodBuilder("left")
                    .addJavadoc("This table under another name, for an outer join: every column may be null.\n")
                    .addModifiers(Modifier.PUBLIC)
                    .returns(ParameterizedTypeName.get(names.left(), ClassName.OBJECT))
                    .addParameter(String.class, "alias")
                    .addStatement("return new Left<>(source().as(alias))")
                    .build());
        }
        table.addMethod(MethodSpec.methodBuilder("draft")
                .addJavadoc("A row to insert: what it needs is asked for first, one after the other.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(DraftWriter.first(schema))
                .addStatement("return $T.start()", names.draft())
                .build());
    }

    private void addPaths(TypeSpec.Builder table) {
        RelationFields relations = new RelationFields(scope);
        for (Relation relation : schema.relations()) {
            if (relation.isPath()) {
                table.addMethod(relations.path(relation, false));
            }
        }
    }

    private void addRows(TypeSpec.Builder table) {
        RowMethods rows = new RowMethods(scope);
        table.addMethod(RowMethods.overriding("columns")
                .addModifiers(Modifier.PUBLIC)
                .returns(KeyMethods.columnList())
                .addStatement("return $L", scope.columns())
                .build());
        table.addMethod(rows.decode());
        table.addMethod(rows.values());
        table.addMethod(rows.create());
        if (!schema.held().isEmpty()) {
            table.addMethod(rows.holders());
            table.addMethod(rows.related());
        }
    }
}
