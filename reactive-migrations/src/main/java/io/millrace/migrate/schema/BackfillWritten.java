package io.millrace.migrate.schema;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.operation.Backfill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are changed batch by batch, while it is written down. */
public final class BackfillWritten {

    private static final int FIRST_BATCH = 1_000;

    private final String table;
    private final List<Backfill.Assignment> set = new ArrayList<>();
    private List<String> key = List.of();
    private @Nullable String where;
    private int batch = FIRST_BATCH;
    private Duration pause = Duration.ofMillis(20);

    BackfillWritten(String table) {
        this.table = table;
    }

    /** Sets a column to what an expression of the same row gives. */
    public BackfillWritten set(String column, String expression) {
        set.add(new Backfill.Assignment(column, expression));
        return this;
    }

    /** Only these rows. Where it says which rows are left, one that is run again skips what is done: {@code slug is null}. */
    public BackfillWritten where(String condition) {
        where = condition;
        return this;
    }

    /** Goes by these columns, which are unique together and have no nulls, instead of the primary key. */
    public BackfillWritten by(String... columns) {
        key = List.of(columns);
        return this;
    }

    /** Begins with so many rows at a time, 1,000 unless told otherwise; then so many as take about a quarter of a second. */
    public BackfillWritten batch(int rows) {
        if (rows < 1) {
            throw new MigrationFailure(
                    MigrationCode.INVALID_MIGRATION,
                    "a batch of " + rows + " rows",
                    "a batch has at least one row",
                    "leave it out for 1,000, or say more: .batch(5000)");
        }
        batch = rows;
        return this;
    }

    /** Rests so long between two batches; 20 ms unless told otherwise. */
    public BackfillWritten pause(Duration between) {
        pause = between;
        return this;
    }

    Backfill backfill(boolean deletes) {
        if (set.isEmpty() != deletes) {
            throw new MigrationFailure(
                    MigrationCode.INVALID_MIGRATION,
                    "a backfill of " + table + (deletes ? " sets columns of rows that it deletes" : " sets nothing"),
                    "it is said for each column what it is set to, and rows are deleted by deleteInBatches",
                    "schema.backfill(\"" + table + "\", rows -> rows.set(\"column\", \"expression\"))");
        }
        return new Backfill(table, key, set, where, batch, pause);
    }
}
