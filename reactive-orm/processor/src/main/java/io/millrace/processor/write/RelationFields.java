package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import io.millrace.processor.model.Choice;
import io.millrace.processor.model.Filter;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.Relation.Cardinality;
import io.millrace.processor.model.Schema;
import io.millrace.processor.model.Via;
import io.millrace.processor.name.Names;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes a table's relations: the field of each, the path of those to one, and what stands for one that is not loaded. */
final class RelationFields {

    private final Scope scope;

    RelationFields(Scope scope) {
        this.scope = scope;
    }

    /** The field; from a left table every relation may lead nowhere. The far table is named only when it is asked for. */
    FieldSpec field(Relation relation, boolean left) {
        Names target = relation.target();
        boolean many = relation.cardinality().isMany();
        boolean optional = left || relation.optional();
        FieldSpec.Builder field = FieldSpec.builder(
                        type(relation, left), relation.component(), Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("$L $L {@link $T}.\n", verb(relation), article(relation), target.record());
        Choice choice = relation.choice();
        if (choice != null) {
            return field.initializer(
                            "new $T<>($S, $S, $L, $L, $L, $T.of($>$>\n$L$<$<))",
                            Core.TO_ONE_OF,
                            relation.component(),
                            target.label(),
                            choice.type(),
                            choice.key(),
                            place(relation),
                            List.class,
                            choice.variants().stream()
                                    .map(variant -> variant(choice, variant))
                                    .collect(CodeBlock.joining(",\n")))
                    .build();
        }
        CodeBlock table = CodeBlock.of("() -> $T.$L", target.table(), target.constant());
        if (!relation.isPlain()) {
            return field.initializer(
                            "new $T<>($L, $L, $L)",
                            many ? Core.TO_MANY : Core.TO_ONE,
                            route(relation, optional),
                            table,
                            place(relation))
                    .build();
        }
        CodeBlock near = names(relation.near());
        CodeBlock far = names(relation.far());
        return many
                ? field.initializer(
                                "new $T<>(source(), $S, $L, $L, $L, $L)",
                                Core.TO_MANY,
                                relation.component(),
                                near,
                                table,
                                far,
                                place(relation))
                        .build()
                : field.initializer(
                                "new $T<>(source(), $S, $L, $L, $L, $L, $L)",
                                Core.TO_ONE,
                                relation.component(),
                                near,
                                table,
                                far,
                                optional,
                                place(relation))
                        .build();
    }

    private static CodeBlock variant(Choice choice, Choice.Variant variant) {
        Names names = variant.names();
        CodeBlock stored = choice.enumeration() == null
                ? CodeBlock.of("$S", variant.stored())
                : CodeBlock.of("$T.$L", choice.enumeration(), variant.stored());
        return CodeBlock.of(
                "new $T<>($T.class, () -> $T.$L, $S, () -> $L)",
                Core.VARIANT,
                names.record(),
                names.table(),
                names.constant(),
                variant.key(),
                stored);
    }

    private static CodeBlock route(Relation relation, boolean optional) {
        CodeBlock.Builder path = CodeBlock.builder()
                .add(
                        "new $T(source(), $S, $L, $L, $L)",
                        Core.PATH,
                        relation.component(),
                        names(relation.near()),
                        names(relation.far()),
                        optional);
        if (!relation.via().isEmpty()) {
            path.add(
                    "$>$>\n.via($L, $L)$<$<",
                    !relation.once(),
                    relation.via().stream().map(RelationFields::via).collect(CodeBlock.joining(", ")));
        }
        if (!relation.filters().isEmpty()) {
            path.add("$>$>\n.where($L)$<$<", filters(relation.filters()));
        }
        if (!relation.sorts().isEmpty()) {
            path.add(
                    "$>$>\n.orderBy($L)$<$<",
                    relation.sorts().stream()
                            .map(sort -> CodeBlock.of(
                                    "new $T($S, $L, $T.$L)",
                                    Core.SORT,
                                    sort.column(),
                                    sort.descending(),
                                    Core.NULLS,
                                    sort.nulls()))
                            .collect(CodeBlock.joining(", ")));
        }
        return path.build();
    }

    private static CodeBlock via(Via via) {
        CodeBlock table = CodeBlock.of(
                "$T.of($L, $S, $S, $L)$L",
                Core.TABLE_NODE,
                via.namespace() == null ? CodeBlock.of("null") : CodeBlock.of("$S", via.namespace()),
                via.table(),
                via.label(),
                names(via.key()),
                via.deletion() == null ? CodeBlock.of("") : CodeBlock.of(".hiding($S)", via.deletion()));
        CodeBlock ends = CodeBlock.of("$L, $L", names(via.near()), names(via.far()));
        return via.filters().isEmpty()
                ? CodeBlock.of("new $T($L, $L)", Core.VIA, table, ends)
                : CodeBlock.of("new $T($L, $L, $T.of($L))", Core.VIA, table, ends, List.class, filters(via.filters()));
    }

    private static CodeBlock filters(List<Filter> filters) {
        return filters.stream()
                .map(filter -> filter.held() == null
                        ? CodeBlock.of("new $T($S, $S)", Core.FILTER, filter.column(), filter.test())
                        : CodeBlock.of(
                                "new $T($S, $S, $S)", Core.FILTER, filter.column(), filter.test(), filter.held()))
                .collect(CodeBlock.joining(", "));
    }

    /** Which of the record's relations it is, or -1 where the record has no component for it. */
    private int place(Relation relation) {
        return scope.schema().held().indexOf(relation);
    }

    /** The path: the far table, joined by itself. */
    MethodSpec path(Relation relation, boolean left) {
        boolean optional = left || relation.optional();
        Names target = relation.target();
        ClassName type = optional ? target.left() : target.table();
        return MethodSpec.methodBuilder(relation.component())
                .addJavadoc("The columns of {@link $T}, which is joined by itself.\n", target.record())
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(type, Scope.S))
                .addStatement(
                        "return $T.$L($L.path())", target.table(), optional ? "leftOver" : "over", relation.component())
                .build();
    }

    /** The constant that decoded rows hold where the relation was not asked for. */
    FieldSpec holder(Relation relation) {
        ClassName holder = relation.cardinality().isMany() ? Core.MANY : Core.ONE;
        return FieldSpec.builder(
                        ParameterizedTypeName.get(holder, relation.target().record()),
                        scope.holder(relation),
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer(
                        "$T.notLoaded($S, $S)", holder, scope.schema().names().label(), relation.component())
                .build();
    }

    /** The relations, for whoever asks for all of them. */
    static MethodSpec relations(Schema schema) {
        return RowMethods.overriding("relations")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(
                        ClassName.get(List.class),
                        WildcardTypeName.subtypeOf(ParameterizedTypeName.get(
                                Core.RELATION,
                                WildcardTypeName.subtypeOf(Object.class),
                                WildcardTypeName.subtypeOf(Object.class)))))
                .addStatement(
                        "return $T.of($L)",
                        List.class,
                        String.join(
                                ", ",
                                schema.relations().stream()
                                        .filter(relation -> relation.choice() == null)
                                        .map(relation -> "this." + relation.component())
                                        .toList()))
                .build();
    }

    /** What becomes of the rows that relations lead to when a row is deleted. */
    static MethodSpec cascades(Schema schema) {
        CodeBlock each = schema.cascades().stream()
                .map(relation -> CodeBlock.of(
                        "new $T($S, $T.$L, () -> $T.$L, $L$L)",
                        Core.CASCADE_DEFINITION,
                        relation.component(),
                        Core.CASCADE,
                        relation.onDelete(),
                        relation.target().table(),
                        relation.target().constant(),
                        names(relation.far()),
                        relation.filters().isEmpty()
                                ? CodeBlock.of("")
                                : CodeBlock.of(", $T.of($L)", List.class, filters(relation.filters()))))
                .collect(CodeBlock.joining(",\n"));
        return RowMethods.overriding("cascades")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), Core.CASCADE_DEFINITION))
                .addStatement("return $T.of(\n$L)", List.class, each)
                .build();
    }

    private static TypeName type(Relation relation, boolean left) {
        ClassName record = relation.target().record();
        Choice choice = relation.choice();
        if (choice != null) {
            return ParameterizedTypeName.get(Core.TO_ONE_OF, Scope.S, record, choice.keyType());
        }
        if (relation.cardinality().isMany()) {
            return ParameterizedTypeName.get(Core.TO_MANY, Scope.S, record);
        }
        TypeName read =
                left || relation.optional() ? ParameterizedTypeName.get(ClassName.get(Optional.class), record) : record;
        return ParameterizedTypeName.get(Core.TO_ONE, Scope.S, record, read);
    }

    private static String verb(Relation relation) {
        return relation.cardinality() == Cardinality.BELONGS_TO ? "Belongs to" : "Has";
    }

    private static String article(Relation relation) {
        return relation.cardinality().isMany() ? "many" : relation.optional() ? "at most one" : "one";
    }

    static CodeBlock names(List<String> names) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                names.stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(", ")));
    }
}
