package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.millrace.processor.model.Route;
import io.millrace.processor.name.Names;
import io.millrace.processor.name.Snake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Lays out what a shape selects: first columns and expressions, each once and at a place that is known; then the shapes and
 * whole rows over relations to one, whose width is their own affair. What is needed for that is made when the shape is first
 * used, in a class of its own, so that a shape's initialiser initialises no other class.
 */
final class ShapeSelection {

    private final Names subject;
    private final NameAllocator names = new NameAllocator();
    private final Map<String, String> tables = new LinkedHashMap<>();
    private final List<FieldSpec> fields = new ArrayList<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<CodeBlock> single = new ArrayList<>();
    private final List<Wide> wide = new ArrayList<>();
    private final String columnsName;
    private final String laterName;

    /** Nothing yet, of the record with the table. */
    ShapeSelection(Names subject) {
        this.subject = subject;
        this.columnsName = names.newName("COLUMNS");
        this.laterName = names.newName("LATER");
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

    /** The place of something of one column, which is selected once. */
    int place(CodeBlock selected) {
        Integer known = places.get(selected.toString());
        if (known != null) {
            return known;
        }
        single.add(selected);
        places.put(selected.toString(), single.size() - 1);
        return single.size() - 1;
    }

    /** The name of the field with the place of something wide. */
    String wide(String field) {
        String place = names.newName(field + "_AT");
        wide.add(new Wide(field, place));
        return place;
    }

    /** The name of the field with a projection. */
    String projection(String component, TypeName value, CodeBlock made) {
        String name = names.newName(Snake.constant(component));
        fields.add(FieldSpec.builder(
                        ParameterizedTypeName.get(Core.PROJECTION, value), name, Modifier.STATIC, Modifier.FINAL)
                .initializer(made)
                .build());
        return name;
    }

    /** A column of the row at the end of a way. */
    CodeBlock column(Route route, String column) {
        return column(route, column, "");
    }

    /** The same, where the table may stand in another class. */
    CodeBlock column(Route route, String column, String holder) {
        return route.isHere()
                ? CodeBlock.of("$L.$L", table(route), column)
                : CodeBlock.of("$L$L.$L", holder, table(route), column);
    }

    /** The table at the end of a way: a constant, or a field here. */
    CodeBlock table(Route route) {
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

    /** The class with all of it, and with what is filled in later. */
    TypeSpec holder(List<CodeBlock> later) {
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
}
