package io.millrace.internal.exec;

import io.millrace.type.RowDecoder;

/** What tests read rows with. */
public final class Decoders {

    /** The first column as a text. */
    public static final RowDecoder<String> TEXT = (row, offset) -> (String) row.get(offset);

    /** The first column as a number. */
    public static final RowDecoder<Integer> INT = (row, offset) -> ((Number) row.get(offset)).intValue();

    private Decoders() {}
}
