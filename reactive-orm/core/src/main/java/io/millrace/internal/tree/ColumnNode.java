package io.millrace.internal.tree;

import io.millrace.internal.name.ConstantName;
import org.jspecify.annotations.Nullable;

/** A column of a source. */
public final class ColumnNode implements Node {

    private final Source source;
    private final String name;
    private final String component;
    private final int hash;
    private @Nullable String label;

    /** The column of this name; the component is what messages call it. */
    public ColumnNode(Source source, String name, String component) {
        this.source = source;
        this.name = name;
        this.component = component;
        this.hash = 31 * source.reference().hashCode() + name.hashCode();
    }

    /** The column of the same name of another source. */
    public ColumnNode of(Source other) {
        return new ColumnNode(other, name, component);
    }

    /** Where the column is. */
    public Source source() {
        return source;
    }

    /** The column's own name. */
    public String name() {
        return name;
    }

    /** The name that messages use, such as {@code User.insertedAt}. */
    public String label() {
        String known = label;
        if (known == null) {
            known = source.label() + "." + component;
            label = known;
        }
        return known;
    }

    /** The column's own name, quoted where it must be. */
    public String quoted() {
        return Identifier.quoted(name);
    }

    /** The column as a user's code names it, such as {@code USER.insertedAt}. */
    public String constant() {
        return ConstantName.of(source.label()) + "." + component;
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
