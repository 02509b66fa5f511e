package io.millrace.internal.preload;

import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows that several ways lead to from one parent: each of them once, where it came first. */
final class Once {

    private Once() {}

    static <X> List<Child<X>> of(List<Child<X>> rows, Table<X> table) {
        int[] key = key(table);
        Set<List<@Nullable Object>> seen = new HashSet<>();
        List<Child<X>> once = new ArrayList<>(rows.size());
        for (Child<X> row : rows) {
            @Nullable Object[] values = table.values(row.row());
            @Nullable Object[] identity = new @Nullable Object[key.length + 1];
            for (int i = 0; i < key.length; i++) {
                identity[i] = values[key[i]];
            }
            identity[key.length] = row.slot();
            if (seen.add(Arrays.asList(identity))) {
                once.add(row);
            }
        }
        return once;
    }

    /** Where the primary key stands; all columns where there is none. */
    private static int[] key(Table<?> table) {
        List<String> columns =
                table.columns().stream().map(column -> column.column().name()).toList();
        List<String> key = table.source().key();
        return (key.isEmpty() ? columns : key)
                .stream().mapToInt(columns::indexOf).toArray();
    }
}
