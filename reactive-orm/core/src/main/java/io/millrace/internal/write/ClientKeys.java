package io.millrace.internal.write;

import io.millrace.column.Column;
import io.millrace.type.UuidV7;

/** Keys that the library draws before an insert. */
final class ClientKeys {

    private ClientKeys() {}

    /** A new key for a column: a UUID of version 7, as the column's own type has it. */
    static Object next(Column<?, ?> column) {
        return column.type().parse(UuidV7.random().toString());
    }
}
