package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.millrace.processor.model.Route;
import io.millrace.processor.model.Shape;
import io.millrace.processor.model.ShapePart;
import io.millrace.processor.name.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How each component of a shape is read of a row, or filled in later. */
final class ShapeParts {

    private final Shape shape;
    private final ShapeSelection selection;
    private final List<CodeBlock> later = new ArrayList<>();
    private final List<CodeBlock> read = new ArrayList<>();

    ShapeParts(Shape shape) {
        this.shape = shape;
        this.selection = new ShapeSelection(shape.subject());
        for (int i = 0; i < shape.parts().size(); i++) {
            read.add(read(shape.parts().get(i), i));
        }
    }

    /** The field with what is selected. */
    String columns() {
        return selection.columns();
    }

    /** The field with what is filled in later. */
    String later() {
        return selection.later();
    }

    /** The class with all of it. */
    TypeSpec holder() {
        return selection.holder(later);
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

    private CodeBlock read(ShapePart part, int slot) {
        if (part instanceof ShapePart.Field field) {
            return field(field);
        }
        if (part instanceof ShapePart.Count count) {
            String name = selection.projection(
                    count.component(),
                    TypeName.LONG.box(),
                    CodeBlock.of("$L.$L.count().projection()", selection.table(count.route()), count.relation()));
            return decoded(name, CodeBlock.of("$L", selection.place(CodeBlock.of("$L", name))));
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
        CodeBlock column = selection.column(field.route(), field.column());
        CodeBlock value = ColumnRead.of(
                selection.column(field.route(), field.column(), "Parts."),
                field.value(),
                field.nullable() || field.optional(),
                offset(selection.place(projected(column))));
        return field.optional() ? CodeBlock.of("$T.ofNullable($L)", Optional.class, value) : value;
    }

    private CodeBlock made(ShapePart.Made made) {
        String name = selection.projection(
                made.component(),
                made.value(),
                CodeBlock.of(
                        "$T.$L($L).projection()",
                        shape.names().record(),
                        made.component(),
                        selection.table(Route.of(shape.subject()))));
        CodeBlock value = decoded(
                name,
                made.single()
                        ? CodeBlock.of("$L", selection.place(CodeBlock.of("$L", name)))
                        : CodeBlock.of("Parts.$L", selection.wide(name)));
        if (made.unwrapped()) {
            return CodeBlock.of("$L.orElse(null)", value);
        }
        return made.wrapped() ? CodeBlock.of("$T.of($L)", Optional.class, value) : value;
    }

    private CodeBlock row(ShapePart.Row row) {
        boolean absent = row.route().optional();
        TypeName record = row.route().target().record();
        TypeName value = absent ? ParameterizedTypeName.get(ClassName.get(Optional.class), record) : record;
        String name = selection.projection(
                row.component(), value, CodeBlock.of("$L.row().projection()", selection.table(row.route())));
        CodeBlock decoded = decoded(name, CodeBlock.of("Parts.$L", selection.wide(name)));
        if (row.optional()) {
            return absent ? decoded : CodeBlock.of("$T.of($L)", Optional.class, decoded);
        }
        return absent ? CodeBlock.of("$L.orElse(null)", decoded) : decoded;
    }

    private CodeBlock one(ShapePart.One one, int slot) {
        String name = selection.projection(
                one.component(),
                one.isComplete() ? inside(one) : WildcardTypeName.subtypeOf(ClassName.OBJECT),
                CodeBlock.of(
                        "over($L, $T.$L)",
                        selection.table(one.route()),
                        one.shape().shape(),
                        one.shape().constant()));
        CodeBlock value = decoded(name, CodeBlock.of("Parts.$L", selection.wide(name)));
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
        List<CodeBlock> columns = many.keys().stream()
                .map(key -> selection.column(many.route(), key))
                .toList();
        CodeBlock table = selection.table(many.route());
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
                        selection.column(many.route(), key, "Parts."),
                        offset(selection.place(projected(selection.column(many.route(), key))))))
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

    private static CodeBlock projected(CodeBlock column) {
        return CodeBlock.of("$L.projection()", column);
    }
}
