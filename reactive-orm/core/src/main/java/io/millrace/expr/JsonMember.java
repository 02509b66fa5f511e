package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.type.PgType;
import io.millrace.type.RowReader;
import java.util.Optional;

/** A part of a document that may be missing: a JSON null is missing too, unless the class has a place for it. */
final class JsonMember<S, T> extends JsonExpr<S, T, Optional<T>> {

    JsonMember(Node node, PgType<T> type) {
        super(node, type, Absence.OPTIONAL);
    }

    @Override
    public Projection<Optional<T>> projection() {
        Projection<Optional<T>> known = super.projection();
        if (readsNull()) {
            return known;
        }
        return new Projection<>(
                known.columns(),
                known.width(),
                (RowReader row, int offset) -> "null".equals(row.get(offset))
                        ? Optional.empty()
                        : known.decoder().decode(row, offset));
    }

    private boolean readsNull() {
        try {
            type().parse("null");
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }
}
