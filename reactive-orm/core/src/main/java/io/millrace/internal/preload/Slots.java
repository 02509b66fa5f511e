package io.millrace.internal.preload;

import io.millrace.type.PgType;
import org.jspecify.annotations.Nullable;

/** Finds the slots of the keys that the rows of an answer bring. Rows that come one after the other often have one key. */
final class Slots {

    private final PgType<?> type;
    private final Wanted wanted;
    private @Nullable Found last;

    Slots(PgType<?> type, Wanted wanted) {
        this.type = type;
        this.wanted = wanted;
    }

    /** The slot of a key that was asked for as the driver gave it, or -1. */
    int of(@Nullable Object raw) {
        if (raw == null) {
            return -1;
        }
        Found before = last;
        return before != null && raw.equals(before.raw()) ? before.slot() : found(raw, wanted.slotOf(type.decode(raw)));
    }

    /** The slot of a key as the driver gave it; the next one where it is new. */
    int seen(Object raw) {
        Found before = last;
        return before != null && raw.equals(before.raw()) ? before.slot() : found(raw, wanted.add(type.decode(raw)));
    }

    private int found(Object raw, int slot) {
        last = new Found(raw, slot);
        return slot;
    }

    /** Of one piece, since the answers to two subscribers may be read at the same time. */
    private record Found(Object raw, int slot) {}
}
