package io.millrace.internal.preload;

import io.millrace.expr.Projection;
import io.millrace.expr.Selectable;
import io.millrace.internal.run.Runner;
import io.millrace.internal.tree.Node;
import io.millrace.shape.Shape;
import io.millrace.type.RowDecoder;
import java.util.List;

/**
 * What a write gives back of each row: a part of its {@code returning}, and what is made of that afterwards.
 *
 * @param <V> what comes of a row in the end
 */
public record Returned<V>(Projection<V> projection, Rest<V> rest) {

    /** A selectable, or a shape with lists, which are fetched when the write has been answered. */
    @SuppressWarnings("unchecked") // what the decoder of a shape gives becomes its record in the rest
    public static <V> Returned<V> of(Runner runner, Selectable<?, V> selected) {
        Rest<V> rest = new Preloader(runner).rest(selected);
        if (rest.isNothing() || !(selected instanceof Shape<?, V> shape)) {
            return new Returned<>(selected.projection(), rest);
        }
        List<Node> columns = List.copyOf(shape.columns());
        return new Returned<>(new Projection<>(columns, columns.size(), (RowDecoder<V>) shape.decoder()), rest);
    }
}
