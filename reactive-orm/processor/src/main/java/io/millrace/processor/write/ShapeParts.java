package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.millrace.processor.model.Route;
import io.millrace.processor.model.Shape;
import io.millrace.processor.model.ShapePart;
import io.millrace.processor.name.Names;
import io.millrace.processor.name.Snake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Lays out what a shape selects: first columns and expressions, each once and at a place that is known; then the shapes and
 * whole rows over relations to one, whose width is their own affair. What is needed for that is made when the shape is first
 * used, in a class of its own, so that a shape's initialiser initialises no other class.
 */
final class ShapeParts {

    private final Shape shape;
    private final NameAllocator names = new NameAllocator();
    private final Map<String, String> tables = new LinkedHashMap<>();
    private final List<FieldSpec> fields = new ArrayList<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<CodeBlock> single = new ArrayList<>();
    private final List<Wide> wide = new ArrayList<>();
    private final List<CodeBlock> later = new ArrayList<>();
    private final List<CodeBlock> read = new ArrayList<>();
    private final String columnsName;
    private final String laterName;

    ShapeParts(Shape shape) {
        this.shape = shape;
        this.columnsName = names.newName("COLUMNS");
        this.laterName = names.newName("LATER");
        for (int i = 0; i < shape.parts().size(); i++) {
            read.add(read(shape.parts().get(i), i));
        }
    }

    /** Something whose width is not known here: the field with its projection, and that with its place. */
    private record Wide(String field, String place) {}

    /** The field with what is selected. */
    String columns() {
        return columnsName;
    }

    /** The field with what is filled in later. */
    String later() {
        return laterName;
    }

    /** How each component is read of a row. */
    List<CodeBlock> read() {
        return read;
    }

    /** How each component is taken out of an array of values. */
    List<CodeBlock> cast() {
        List<CodeBlock> cast = new ArrayList<>();
        for (int i = 0; i < shape.parts().size(); i++) {
            ShapePart part = shape.parts().get(i);
            cast.add(
                    isWrapped(part)
                            ? CodeBlock.of("$T.ofNullable(($T) values[$L])", Optional.class, inside(part), i)
                            : CodeBlock.of("($T) values[$L]", part.type().box(), i));
        }
        return cast;
    }

    boolean isCastUnchecked() {
        return shape.parts().stream()
                .anyMatch(part -> part.type() instanceof ParameterizedTypeName && !isWrapped(part));
    }

    /** Whether it is put into an Optional when it is there, rather than when the row is read. */
    private static boolean isWrapped(ShapePart part) {
        return (part instanceof ShapePart.One one && one.optional())
                || (part instanceof ShapePart.Many many && many.optional());
    }

    /** The class with all of it. */
    TypeSpec holder() {
        TypeSpec.Builder holder = TypeSpec.classBuilder("Parts")
                .addJavadoc("Made when the shape is first used.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addFields(fields);
        CodeBlock place = CodeBlock.of("$L", single.size());
        List<CodeBlock> all = new ArrayList<>(single);
        for (Wide one : wide) {
            holder.addField(FieldSpec.builder(TypeName.INT, one.place(), Modifier.STATIC, Modifier.FINAL)
                    .initializer(place)
                    .build());
            place = CodeBlock.of("$L + $L.width()", one.place(), one.field());
            all.add(CodeBlock.of("$L", one.field()));
        }
        holder.addField(FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(List.class), Core.SELECTED),
                        columnsName,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .initializer("columns($>$>\n$L$<$<)", all.stream().collect(CodeBlock.joining(",\n")))
                .build());
        if (!later.isEmpty()) {
            holder.addField(FieldSpec.builder(
                            ParameterizedTypeName.get(ClassName.get(List.class), Core.PART),
                            laterName,
                            Modifier.STATIC,
                            Modifier.FINAL)
                    .initializer(
                            "$T.of($>$>\n$L$<$<)", List.class, later.stream().collect(CodeBlock.joining(",\n")))
                    .build());
        }
        return holder.build();
    }

    private CodeBlock read(ShapePart part, int slot) {
        if (part instanceof ShapePart.Field field) {
            return field(field);
        }
        if (part instanceof ShapePart.Count count) {
            String name = projection(
                    count.component(),
                    TypeName.LONG.box(),
                    CodeBlock.of("$L.$L.count().projection()", table(count.route()), count.relation()));
            return decoded(name, CodeBlock.of("$L", place(CodeBlock.of("$L", name))));
        }
        if (part instanceof ShapePart.Made made) {
            return made(made);
        }
        if (part instanceof ShapePart.Row row) {
            return row(row);
        }
        if (part instanceof ShapePart.One one) {
            return one(one, slot);
        }
        return many((ShapePart.Many) part, slot);
    }

    private CodeBlock field(ShapePart.Field field) {
        CodeBlock column = column(field.route(), field.column());
        CodeBlock value = ColumnRead.of(
                column(field.route(), field.column(), "Parts."),
                field.value(),
                field.nullable() || field.optional(),
                offset(place(projected(column))));
        return field.optional() ? CodeBlock.of("$T.ofNullable($L)", Optional.class, value) : value;
    }

    private CodeBlock made(ShapePart.Made made) {
        String name = projection(
                made.component(),
                made.value(),
                CodeBlock.of(
                        "$T.$L($L).projection()",
                        shape.names().record(),
                        made.component(),
                        table(Route.of(shape.subject()))));
        CodeBlock value = decoded(
                name,
                made.single()
                        ? CodeBlock.of("$L", place(CodeBlock.of("$L", name)))
                        : CodeBlock.of("Parts.$L", wide(name)));
        if (made.unwrapped()) {
            return CodeBlock.of("$L.orElse(null)", value);
        }
        return made.wrapped() ? CodeBlock.of("$T.of($L)", Optional.class, value) : value;
    }

    private CodeBlock row(ShapePart.Row row) {
        boolean absent = row.route().optional();
        TypeName record = row.route().target().record();
        TypeName value = absent ? ParameterizedTypeName.get(ClassName.get(Optional.class), record) : record;
        String name = projection(row.component(), value, CodeBlock.of("$L.row().projection()", table(row.route())));
        CodeBlock decoded = decoded(name, CodeBlock.of("Parts.$L", wide(name)));
        if (row.optional()) {
            return absent ? decoded : CodeBlock.of("$T.of($L)", Optional.class, decoded);
        }
        return absent ? CodeBlock.of("$L.orElse(null)", decoded) : decoded;
    }

    private CodeBlock one(ShapePart.One one, int slot) {
        String name = projection(
                one.component(),
                one.isComplete() ? inside(one) : WildcardTypeName.subtypeOf(ClassName.OBJECT),
                CodeBlock.of(
                        "over($L, $T.$L)",
                        table(one.route()),
                        one.shape().shape(),
                        one.shape().constant()));
        CodeBlock value = decoded(name, CodeBlock.of("Parts.$L", wide(name)));
        if (!one.isComplete()) {
            later.add(CodeBlock.of(
                    "new $T($L, $T.$L)",
                    Core.INNER,
                    slot,
                    one.shape().shape(),
                    one.shape().constant()));
        }
        return one.optional() && shape.isComplete() ? CodeBlock.of("$T.ofNullable($L)", Optional.class, value) : value;
    }

    private static TypeName inside(ShapePart part) {
        return isWrapped(part) && part.type() instanceof ParameterizedTypeName optional
                ? optional.typeArguments().get(0)
                : part.type();
    }

    private CodeBlock many(ShapePart.Many many, int slot) {
        List<CodeBlock> columns =
                many.keys().stream().map(key -> column(many.route(), key)).toList();
        CodeBlock table = table(many.route());
        later.add(CodeBlock.of(
                "$T.$L($L, $L, $T.of($L), () -> $L)",
                Core.LISTED,
                many.single() ? "first" : "of",
                slot,
                many.picked()
                        ? CodeBlock.of("$T.$L($L)", shape.names().record(), many.component(), table)
                        : CodeBlock.of("$L.$L", table, many.relation()),
                List.class,
                columns.stream().collect(CodeBlock.joining(", ")),
                rows(many.rows())));
        List<CodeBlock> values = many.keys().stream()
                .map(key -> CodeBlock.of(
                        "$L.readNullable(row, $L)",
                        column(many.route(), key, "Parts."),
                        offset(place(projected(column(many.route(), key))))))
                .toList();
        return values.size() == 1
                ? values.get(0)
                : CodeBlock.of("key($L)", values.stream().collect(CodeBlock.joining(", ")));
    }

    /** The shape that rows are read as. */
    private static CodeBlock rows(ShapePart.Rows rows) {
        Names names = rows.shape();
        return names == null
                ? CodeBlock.of(
                        "$T.of($T.$L)",
                        Core.SHAPE,
                        rows.target().table(),
                        rows.target().constant())
                : CodeBlock.of("$T.$L", names.shape(), names.constant());
    }

    private CodeBlock decoded(String projection, CodeBlock place) {
        return CodeBlock.of("Parts.$L.decoder().decode(row, $L)", projection, offset(place));
    }

    private static CodeBlock offset(int place) {
        return offset(CodeBlock.of("$L", place));
    }

    private static CodeBlock offset(CodeBlock place) {
        return place.toString().equals("0") ? CodeBlock.of("offset") : CodeBlock.of("offset + $L", place);
    }

    private CodeBlock column(Route route, String column) {
        return column(route, column, "");
    }

    private CodeBlock column(Route route, String column, String holder) {
        return route.isHere()
                ? CodeBlock.of("$L.$L", table(route), column)
                : CodeBlock.of("$L$L.$L", holder, table(route), column);
    }

    /** The place of something of one column, which is selected once. */
    private int place(CodeBlock selected) {
        Integer known = places.get(selected.toString());
        if (known != null) {
            return known;
        }
        single.add(selected);
        places.put(selected.toString(), single.size() - 1);
        return single.size() - 1;
    }

    private static CodeBlock projected(CodeBlock column) {
        return CodeBlock.of("$L.projection()", column);
    }

    /** The name of the field with the place of something wide. */
    private String wide(String field) {
        String place = names.newName(field + "_AT");
        wide.add(new Wide(field, place));
        return place;
    }

    private String projection(String component, TypeName value, CodeBlock made) {
        String name = names.newName(Snake.constant(component));
        fields.add(FieldSpec.builder(
                        ParameterizedTypeName.get(Core.PROJECTION, value), name, Modifier.STATIC, Modifier.FINAL)
                .initializer(made)
                .build());
        return name;
    }

    /** The table at the end of a way: a constant, or a field here. */
    private CodeBlock table(Route route) {
        Names subject = shape.subject();
        if (route.isHere()) {
            return CodeBlock.of("$T.$L", subject.table(), subject.constant());
        }
        String key = String.join(".", route.relations());
        String known = tables.get(key);
        if (known == null) {
            known = names.newName(Snake.constant(String.join("_", route.relations())) + "_ROW");
            tables.put(key, known);
            ClassName type =
                    route.optional() ? route.target().left() : route.target().table();
            CodeBlock.Builder way = CodeBlock.builder().add("$T.$L", subject.table(), subject.constant());
            route.relations().forEach(relation -> way.add(".$L()", relation));
            fields.add(FieldSpec.builder(
                            ParameterizedTypeName.get(type, subject.record()), known, Modifier.STATIC, Modifier.FINAL)
                    .initializer(way.build())
                    .build());
        }
        return CodeBlock.of("$L", known);
    }
}
