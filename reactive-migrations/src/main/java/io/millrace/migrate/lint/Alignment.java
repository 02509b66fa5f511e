package io.millrace.migrate.lint;

import io.millrace.migrate.lint.written.WrittenColumn;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How many bytes of a row are empty because of the order of its columns. Columns of no fixed width are left out. */
final class Alignment {

    /** From how many empty bytes on they are told. */
    static final int MOST = 16;

    private static final Map<String, Integer> WIDTHS = Map.ofEntries(
            Map.entry("boolean", 1),
            Map.entry("bool", 1),
            Map.entry("smallint", 2),
            Map.entry("int2", 2),
            Map.entry("int", 4),
            Map.entry("integer", 4),
            Map.entry("int4", 4),
            Map.entry("real", 4),
            Map.entry("float4", 4),
            Map.entry("date", 4),
            Map.entry("bigint", 8),
            Map.entry("int8", 8),
            Map.entry("double precision", 8),
            Map.entry("float8", 8),
            Map.entry("timestamp", 8),
            Map.entry("timestamptz", 8),
            Map.entry("timestamp with time zone", 8),
            Map.entry("time", 8));

    private Alignment() {}

    /** Empty bytes as the columns stand, less those that no order could save. */
    static int waste(List<WrittenColumn> columns) {
        List<Integer> widths = columns.stream()
                .map(column -> WIDTHS.get(column.type()))
                .filter(Objects::nonNull)
                .toList();
        int packed = widths.stream().mapToInt(Integer::intValue).sum();
        return laid(widths) - padded(packed);
    }

    private static int laid(List<Integer> widths) {
        int at = 0;
        for (int width : widths) {
            at = (at + width - 1) / width * width + width;
        }
        return padded(at);
    }

    private static int padded(int bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
