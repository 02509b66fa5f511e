package io.millrace.internal.exec.statement;

import io.millrace.type.RowDecoder;
import java.util.Map;

/** Gives each row to those that asked for its key. */
final class EachKey extends Reading<Object> {

    EachKey(Map<Object, KeyedStatement<?>> asking, int keyPosition) {
        super(handOut(asking, keyPosition));
    }

    @Override
    void add(Object nothing) {}

    @Override
    boolean isFull() {
        return false;
    }

    private static RowDecoder<Object> handOut(Map<Object, KeyedStatement<?>> asking, int keyPosition) {
        return (row, offset) -> {
            KeyedStatement<?> one = asking.get(row.get(offset + keyPosition));
            while (one != null) {
                one.take(row, offset);
                one = one.next();
            }
            return asking;
        };
    }
}
