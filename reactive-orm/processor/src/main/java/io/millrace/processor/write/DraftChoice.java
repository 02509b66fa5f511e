package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import io.millrace.processor.model.Choice;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.Schema;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes how a draft gets a relation to one of several records: both columns at once, so that the one fits the other.
 *
 * @param schema the record that has it
 * @param relation the relation
 * @param choice what it may lead to
 */
record DraftChoice(Schema schema, Relation relation, Choice choice) {

    /** The methods of a stage that needs it. */
    List<MethodSpec> needed(TypeName next) {
        MethodSpec abstractly =
                given(next).addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT).build();
        return List.of(
                abstractly,
                byRow(next).addModifiers(Modifier.PUBLIC, Modifier.DEFAULT).build(),
                byKey(next).addModifiers(Modifier.PUBLIC, Modifier.DEFAULT).build());
    }

    /** The methods of a draft that may have it. */
    List<MethodSpec> optional(ClassName draft) {
        MethodSpec setting = given(draft)
                .addModifiers(Modifier.PUBLIC)
                .addStatement(
                        "return new $T(new $T(with($L, $L)).with($L, $L))",
                        draft,
                        draft,
                        position(choice.type()),
                        part("type"),
                        position(choice.key()),
                        part("key"))
                .build();
        return List.of(
                setting,
                byRow(draft).addModifiers(Modifier.PUBLIC).build(),
                byKey(draft).addModifiers(Modifier.PUBLIC).build());
    }

    /** Puts what is given for it among the values of a draft. */
    CodeBlock put(String values) {
        return CodeBlock.builder()
                .addStatement("$L[$L] = $L", values, position(choice.type()), part("type"))
                .addStatement("$L[$L] = $L", values, position(choice.key()), part("key"))
                .build();
    }

    private MethodSpec.Builder given(TypeName result) {
        return MethodSpec.methodBuilder(name())
                .addJavadoc("What {@code $L.to(…)} makes.\n", constant())
                .returns(result)
                .addParameter(
                        ParameterizedTypeName.get(
                                Core.REFERENCE,
                                schema.names().record(),
                                relation.target().record()),
                        name());
    }

    private MethodSpec.Builder byRow(TypeName result) {
        return MethodSpec.methodBuilder(name())
                .addJavadoc("Leading to this row.\n")
                .returns(result)
                .addParameter(relation.target().record(), name())
                .addStatement("return $L($L.to($L))", name(), constant(), name());
    }

    private MethodSpec.Builder byKey(TypeName result) {
        return MethodSpec.methodBuilder(name())
                .addJavadoc("Leading to the row of this table with this key.\n")
                .returns(result)
                .addParameter(
                        ParameterizedTypeName.get(
                                Core.KEYED_TABLE,
                                WildcardTypeName.subtypeOf(relation.target().record()),
                                choice.keyType()),
                        "table")
                .addParameter(column(choice.key()).javaType(), "key")
                .addStatement("return $L($L.to(table, key))", name(), constant());
    }

    private String name() {
        return relation.component();
    }

    private CodeBlock constant() {
        return CodeBlock.of("$T.$L.$L", schema.names().table(), schema.names().constant(), relation.component());
    }

    private CodeBlock part(String method) {
        return CodeBlock.of("$L.$L().constant()", name(), method);
    }

    private Column column(String component) {
        return schema.columns().stream()
                .filter(column -> column.component().equals(component))
                .findFirst()
                .orElseThrow();
    }

    private int position(String component) {
        return schema.columns().indexOf(column(component));
    }
}
