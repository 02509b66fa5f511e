package io.millrace.type;

import java.util.Optional;
import java.util.function.Function;

/**
 * A type made of another one: a domain under a name of its own, or values kept in those of the other, such as {@code
 * record UserId(UUID value)} in a uuid.
 *
 * @param <T> the Java type of values
 * @param <B> the Java type they are kept in
 */
final class DerivedType<T, B> implements PgType<T> {

    private final String sqlName;
    private final String cast;
    private final PgType<B> base;
    private final Function<? super B, ? extends T> wrap;
    private final Function<? super T, ? extends B> unwrap;
    private final BulkForm<T> bulk;

    private DerivedType(
            String sqlName,
            String cast,
            PgType<B> base,
            Function<? super B, ? extends T> wrap,
            Function<? super T, ? extends B> unwrap,
            BulkForm<T> bulk) {
        this.sqlName = sqlName;
        this.cast = cast;
        this.base = base;
        this.wrap = wrap;
        this.unwrap = unwrap;
        this.bulk = bulk;
    }

    /** Other Java values in the same PostgreSQL type. */
    static <T, B> PgType<T> mapped(
            PgType<B> base, Function<? super B, ? extends T> wrap, Function<? super T, ? extends B> unwrap) {
        return new DerivedType<T, B>(
                base.sqlName(), "", base, wrap, unwrap, base.bulk().from(unwrap));
    }

    /** The same Java values in a domain, whose checks the database makes. */
    static <T> PgType<T> domain(String sqlName, PgType<T> base) {
        Function<T, T> same = Function.identity();
        return new DerivedType<>(
                sqlName, "::" + sqlName, base, same, same, base.bulk().castTo(sqlName));
    }

    @Override
    public String sqlName() {
        return sqlName;
    }

    @Override
    public String baseName() {
        return base.baseName();
    }

    @Override
    public String parameter(String placeholder) {
        return base.parameter(placeholder) + cast;
    }

    @Override
    public String selected(String expression) {
        return base.selected(expression);
    }

    @Override
    public String selectedColumn(String column) {
        return base.selectedColumn(column);
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

    /** Of a domain that of its base; a type of an application's own is no longer made of parts. */
    @Override
    public Optional<PgType<?>> part() {
        return cast.isEmpty() ? Optional.empty() : base.part();
    }

    @Override
    public boolean equalsAgrees() {
        return base.equalsAgrees();
    }

    @Override
    public boolean isCollated() {
        return base.isCollated();
    }

    @Override
    public String toString() {
        return sqlName;
    }
}
