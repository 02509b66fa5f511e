package io.millrace.internal.exec.statement;

import io.millrace.type.RowDecoder;

/** Gives each row to those that asked for its key. */
final class EachKey extends Reading<Object> {

    EachKey(Asking asking, int keyPosition) {
        super(handOut(asking, keyPosition));
    }

    @Override
    void add(Object nothing) {}

    @Override
    boolean isFull() {
        return false;
    }

    private static RowDecoder<Object> handOut(Asking asking, int keyPosition) {
        return (row, offset) -> {
            KeyedStatement<?> one = asking.of(row.get(offset + keyPosition));
            while (one != null) {
                one.take(row, offset);
                one = one.next();
            }
            return asking;
        };
    }
}
