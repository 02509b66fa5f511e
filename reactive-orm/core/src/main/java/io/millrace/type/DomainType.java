package io.millrace.type;

import java.util.Optional;

/**
 * A domain: another type under its own name and with its own checks, which the database makes.
 *
 * @param <T> the Java type of values
 */
final class DomainType<T> implements PgType<T> {

    private final String sqlName;
    private final PgType<T> base;
    private final BulkForm<T> bulk;

    DomainType(String sqlName, PgType<T> base) {
        this.sqlName = sqlName;
        this.base = base;
        this.bulk = base.bulk().castTo(sqlName);
    }

    @Override
    public String sqlName() {
        return sqlName;
    }

    @Override
    public String parameter(String placeholder) {
        return base.parameter(placeholder) + "::" + sqlName;
    }

    @Override
    public String selected(String expression) {
        return base.selected(expression);
    }

    @Override
    public Object encode(T value) {
        return base.encode(value);
    }

    @Override
    public T decode(Object value) {
        return base.decode(value);
    }

    @Override
    public String text(T value) {
        return base.text(value);
    }

    @Override
    public T parse(String text) {
        return base.parse(text);
    }

    @Override
    public BulkForm<T> bulk() {
        return bulk;
    }

    @Override
    public Optional<PgType<?>> part() {
        return base.part();
    }

    @Override
    public boolean equalsAgrees() {
        return base.equalsAgrees();
    }

    @Override
    public String toString() {
        return sqlName;
    }
}
