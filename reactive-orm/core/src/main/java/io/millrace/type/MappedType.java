package io.millrace.type;

import java.util.function.Function;

/**
 * A type whose values are kept in those of another one, such as {@code record UserId(UUID value)} in a uuid.
 *
 * @param <T> the Java type of values
 * @param <B> the Java type they are kept in
 */
final class MappedType<T, B> implements PgType<T> {

    private final PgType<B> base;
    private final Function<? super B, ? extends T> wrap;
    private final Function<? super T, ? extends B> unwrap;
    private final BulkForm<T> bulk;

    MappedType(PgType<B> base, Function<? super B, ? extends T> wrap, Function<? super T, ? extends B> unwrap) {
        this.base = base;
        this.wrap = wrap;
        this.unwrap = unwrap;
        this.bulk = base.bulk().from(unwrap);
    }

    @Override
    public String sqlName() {
        return base.sqlName();
    }

    @Override
    public String parameter(String placeholder) {
        return base.parameter(placeholder);
    }

    @Override
    public String selected(String expression) {
        return base.selected(expression);
    }

    @Override
    public Object encode(T value) {
        return base.encode(unwrap.apply(value));
    }

    @Override
    public T decode(Object value) {
        return wrap.apply(base.decode(value));
    }

    @Override
    public String text(T value) {
        return base.text(unwrap.apply(value));
    }

    @Override
    public T parse(String text) {
        return wrap.apply(base.parse(text));
    }

    @Override
    public BulkForm<T> bulk() {
        return bulk;
    }

    @Override
    public boolean equalsAgrees() {
        return base.equalsAgrees();
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
