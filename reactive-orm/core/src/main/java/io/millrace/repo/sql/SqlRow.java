package io.millrace.repo.sql;

import io.millrace.expr.Misfit;
import io.millrace.type.PgType;
import io.millrace.type.RowReader;
import java.util.Optional;

/** A row of a statement in the user's own words, read by position. Valid only during the call that it is passed to. */
public final class SqlRow {

    private final RowReader row;
    private final int offset;

    SqlRow(RowReader row, int offset) {
        this.row = row;
        this.offset = offset;
    }

    /**
     * The value at a position, counted from 0.
     *
     * @throws io.millrace.error.DecodeFailed where it is null, or none of the type
     */
    public <T> T get(int position, PgType<T> type) {
        return find(position, type).orElseThrow(() -> Misfit.missing(label(position)));
    }

    /**
     * The value at a position, counted from 0; empty where it is null.
     *
     * @throws io.millrace.error.DecodeFailed where it is none of the type
     */
    public <T> Optional<T> find(int position, PgType<T> type) {
        Object raw = row.get(offset + position);
        if (raw == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.decode(raw));
        } catch (RuntimeException failure) {
            throw Misfit.of(label(position), type, failure);
        }
    }

    private static String label(int position) {
        return "column " + (position + 1);
    }
}
