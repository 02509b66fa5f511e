package io.millrace.query.named;

import io.millrace.error.Code;
import io.millrace.error.InvalidValue;
import io.millrace.error.Problem;
import io.millrace.expr.Absence;
import io.millrace.expr.Expr;
import io.millrace.expr.ValueDecoder;
import io.millrace.internal.tree.QuerySource;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.expression.BulkRows;
import io.millrace.internal.tree.statement.Output;
import io.millrace.type.RowDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of rows that come from Java, with its values. */
record ValueColumn<T>(Expr<?, T, ?> expression, List<T> values) {

    static <T> ValueColumn<T> of(Expr<?, T, ?> expression) {
        return new ValueColumn<>(expression, List.of());
    }

    ValueColumn<T> and(T value) {
        return andAll(Collections.singletonList(value), given -> given);
    }

    <X> ValueColumn<T> andAll(Collection<? extends X> elements, Function<? super X, ? extends T> valueOf) {
        List<T> longer = new ArrayList<>(values.size() + elements.size());
        longer.addAll(values);
        for (X element : elements) {
            longer.add(notNull(valueOf.apply(element)));
        }
        return new ValueColumn<>(expression, longer);
    }

    private T notNull(@Nullable T value) {
        if (value == null) {
            throw new InvalidValue(Problem.of(
                    Code.INVALID_VALUE,
                    "a row of values has null for " + expression,
                    "what is read of it is no Optional",
                    "leave the row out, or give a value"));
        }
        return value;
    }

    RowDecoder<T> decoder() {
        return new ValueDecoder<>(expression.type(), Absence.REFUSED, expression.toString());
    }

    static <R> Named<R> named(String name, RowDecoder<R> decoder, ValueColumn<?>... columns) {
        List<Selected> selected = Arrays.stream(columns)
                .map(column -> new Selected(column.expression.node(), column.expression.type(), null))
                .toList();
        NamedColumns named = NamedColumns.of(name, Output.named(selected));
        List<BulkRows.Column> values = new ArrayList<>();
        for (ValueColumn<?> column : columns) {
            values.add(column.bulk());
        }
        BulkRows rows = new BulkRows(values, columns[0].values.size());
        return new Named<>(new QuerySource(rows, named.source(), false, true), named, decoder);
    }

    private BulkRows.Column bulk() {
        return new BulkRows.Values<>(expression.type(), new ArrayList<>(values), expression.toString());
    }
}
