package io.millrace.internal.tree.expression;

import io.millrace.type.PgType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Many values of one type as one parameter, to be taken apart with {@code unnest}. */
record BulkType<T>(PgType<T> element) implements PgType<List<@Nullable T>> {

    @Override
    public String sqlName() {
        return element.sqlName() + "[]";
    }

    @Override
    public String parameter(String placeholder) {
        return element.bulk().parameter(placeholder);
    }

    @Override
    public Object encode(List<@Nullable T> values) {
        return element.bulk().array(values);
    }

    @Override
    public List<@Nullable T> decode(Object value) {
        throw new IllegalStateException("an array that travels only to the database");
    }

    @Override
    public String text(List<@Nullable T> values) {
        throw new IllegalStateException("an array that has no text form");
    }

    @Override
    public List<@Nullable T> parse(String text) {
        throw new IllegalStateException("an array that has no text form");
    }
}
