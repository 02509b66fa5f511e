package io.millrace.internal.tree;

import io.millrace.type.PgType;
import org.jspecify.annotations.Nullable;

/**
 * An expression of a select list. What the reader gets is written in the form that its type is decoded from.
 *
 * @param expression the expression
 * @param type its type
 * @param alias the name that the outside knows it by, or null
 */
public record Selected(
        Node expression, PgType<?> type, @Nullable String alias) implements Node {

    private static final String PLACE = "\0";

    @Override
    public void write(Sink sink) {
        if (sink.isResult()) {
            String form = sink.isStored(expression) ? type.selectedColumn(PLACE) : type.selected(PLACE);
            int place = form.indexOf(PLACE);
            if (form.length() == PLACE.length()) {
                sink.node(expression);
            } else {
                sink.text(form.substring(0, place)).operand(expression, Precedence.CAST);
                sink.text(form.substring(place + PLACE.length()));
            }
        } else {
            sink.node(expression);
        }
        if (alias != null) {
            sink.text(" as ").name(alias);
        }
    }
}
