package io.millrace.preload;

import io.millrace.internal.tree.SelectedRow;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.table.GeneratedTable;
import io.millrace.table.Holders;
import io.millrace.table.RowSource;
import io.millrace.type.RowDecoder;
import io.millrace.type.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a query together with those that its joins bring for their relations; for queries. */
public final class Filling {

    private Filling() {}

    /** What is read beside the rows themselves, in the order that they are read in. */
    public static List<SelectedRow> selected(List<Branch<?>> branches) {
        List<SelectedRow> selected = new ArrayList<>();
        for (Part<?> part : parts(branches)) {
            part.addTo(selected);
        }
        return selected;
    }

    /** Reads a row with its relations: none or one row of each, as the join has it. */
    public static <R> RowDecoder<R> decoder(RowSource<R> root, List<Branch<?>> branches) {
        List<Part<?>> parts = branches.isEmpty() ? List.of() : parts(branches);
        if (parts.isEmpty()) {
            return root;
        }
        int width = root.selected().columns().size();
        return (row, offset) -> filled(root.decode(row, offset), parts, row, offset + width);
    }

    private static List<Part<?>> parts(List<Branch<?>> branches) {
        List<Part<?>> parts = new ArrayList<>();
        for (Branch<?> branch : Branches.brought(branches)) {
            if (branch.fill() != null) {
                parts.add(part(branch, branch.fill()));
            }
        }
        return parts;
    }

    @SuppressWarnings("unchecked") // a branch is filled with rows of its own record
    private static <X> Part<X> part(Branch<X> branch, Fill<?> fill) {
        return new Part<>(branch, (Fill<X>) fill, parts(branch.nested()));
    }

    private static <R> R filled(R row, List<Part<?>> parts, RowReader reader, int offset) {
        if (parts.isEmpty()) {
            return row;
        }
        GeneratedTable<R, ?> table = parts.get(0).branch().owner();
        Holders holders = table.holders(row);
        int at = offset;
        for (Part<?> part : parts) {
            holders.put(part.branch().holder(), part.holder(reader, at));
            at += part.width();
        }
        return table.related(row, holders);
    }

    /** A relation that a join brings, and those of its rows. */
    private record Part<X>(Branch<X> branch, Fill<X> fill, List<Part<?>> nested) {

        void addTo(List<SelectedRow> selected) {
            selected.add(fill.selected());
            nested.forEach(part -> part.addTo(selected));
        }

        int width() {
            return fill.width() + nested.stream().mapToInt(Part::width).sum();
        }

        Object holder(RowReader reader, int offset) {
            Optional<X> row = fill.decoder()
                    .decode(reader, offset)
                    .map(own -> filled(own, nested, reader, offset + fill.width()));
            return branch.many() ? Many.of(row.map(List::of).orElse(List.of())) : One.of(row.orElse(null));
        }
    }
}
