package io.millrace.internal.tree;

import io.millrace.type.PgType;
import org.jspecify.annotations.Nullable;

/** A column of a source. */
public final class ColumnNode implements Node {

    private final Source source;
    private final String name;
    private final String component;
    private final PgType<?> type;
    private final int hash;

    /** The column of this name; the component is what messages call it. */
    public ColumnNode(Source source, String name, String component, PgType<?> type) {
        this.source = source;
        this.name = name;
        this.component = component;
        this.type = type;
        this.hash = 31 * source.reference().hashCode() + name.hashCode();
    }

    /** Where the column is. */
    public Source source() {
        return source;
    }

    /** The column's own name. */
    public String name() {
        return name;
    }

    /** The column's type. */
    public PgType<?> type() {
        return type;
    }

    /** The name that messages use, such as {@code User.insertedAt}. */
    public String label() {
        return source.label() + "." + component;
    }

    @Override
    public void write(Sink sink) {
        sink.column(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof ColumnNode that
                        && hash == that.hash
                        && name.equals(that.name)
                        && source.equals(that.source));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return source.reference() + "." + name;
    }
}
