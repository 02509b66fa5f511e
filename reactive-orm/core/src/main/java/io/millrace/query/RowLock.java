package io.millrace.query;

import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.statement.Lock;
import io.millrace.internal.tree.statement.Lock.Strength;
import io.millrace.internal.tree.statement.Lock.Waiting;
import io.millrace.table.RowSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A lock on the rows that a query reads, held until its transaction ends: {@code
 * query.lock(RowLock.forUpdate().skipLocked())}. It locks the rows of the table that the query starts from, unless it
 * names others.
 */
public final class RowLock {

    private final Strength strength;
    private final Waiting waiting;
    private final List<Source> sources;

    private RowLock(Strength strength, Waiting waiting, List<Source> sources) {
        this.strength = strength;
        this.waiting = waiting;
        this.sources = sources;
    }

    /** {@code for update}: no one else changes, deletes or locks the rows. */
    public static RowLock forUpdate() {
        return new RowLock(Strength.UPDATE, Waiting.WAIT, List.of());
    }

    /** {@code for no key update}: as {@link #forUpdate()}, but rows may be inserted that refer to these. */
    public static RowLock forNoKeyUpdate() {
        return new RowLock(Strength.NO_KEY_UPDATE, Waiting.WAIT, List.of());
    }

    /** {@code for share}: no one changes or deletes the rows; others may lock them so as well. */
    public static RowLock forShare() {
        return new RowLock(Strength.SHARE, Waiting.WAIT, List.of());
    }

    /** {@code for key share}: no one deletes the rows or changes their keys. */
    public static RowLock forKeyShare() {
        return new RowLock(Strength.KEY_SHARE, Waiting.WAIT, List.of());
    }

    /** On the rows of these only: {@code of a, b}. */
    public RowLock of(RowSource<?> first, RowSource<?>... more) {
        List<Source> all = new ArrayList<>(more.length + 1);
        all.add(first.source());
        for (RowSource<?> source : more) {
            all.add(source.source());
        }
        return new RowLock(strength, waiting, all);
    }

    /** Failing at once where somebody else has locked a row: {@code nowait}. */
    public RowLock noWait() {
        return new RowLock(strength, Waiting.NO_WAIT, sources);
    }

    /** Leaving out the rows that somebody else has locked: {@code skip locked}. */
    public RowLock skipLocked() {
        return new RowLock(strength, Waiting.SKIP_LOCKED, sources);
    }

    Lock lock(Source root) {
        return new Lock(strength, waiting, sources.isEmpty() ? List.of(root) : sources);
    }
}
