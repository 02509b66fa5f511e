package io.millrace.internal.tree;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table as a source. Two are equal where they write the same; the owner is no part of that. */
public final class TableNode implements Source {

    private final @Nullable String namespace;
    private final String name;
    private final @Nullable String alias;
    private final String label;
    private final List<String> key;
    private final @Nullable String deletion;
    private final @Nullable Path path;
    private final @Nullable Object owner;

    private TableNode(
            @Nullable String namespace,
            String name,
            @Nullable String alias,
            String label,
            List<String> key,
            @Nullable String deletion,
            @Nullable Path path,
            @Nullable Object owner) {
        this.namespace = namespace;
        this.name = name;
        this.alias = alias;
        this.label = label;
        this.key = List.copyOf(key);
        this.deletion = deletion;
        this.path = path;
        this.owner = owner;
    }

    /**
     * A table under its own name.
     *
     * @param namespace the schema it is in, or null to leave it to the search path
     * @param label the record's name, for messages
     * @param key the columns of the primary key; empty where it has none
     */
    public static TableNode of(@Nullable String namespace, String name, String label, List<String> key) {
        return new TableNode(namespace, name, null, label, key, null, null, null);
    }

    /** This table with the column that says when a row was deleted: rows that have it set are hidden. */
    public TableNode hiding(String column) {
        return new TableNode(namespace, name, alias, label, key, column, path, owner);
    }

    /** This table under another name. */
    public TableNode as(String alias) {
        return new TableNode(namespace, name, alias, label, key, deletion, null, null);
    }

    /** This table as reached over a relation. */
    public TableNode over(Path path) {
        String alias = path.parent().reference() + "_" + path.relation();
        return new TableNode(namespace, name, alias, label, key, deletion, path, null);
    }

    /** This table as the source of the object that knows its columns. */
    public TableNode ownedBy(Object table) {
        return new TableNode(namespace, name, alias, label, key, deletion, path, table);
    }

    /** The schema it is in, or null where it is left to the search path. */
    public @Nullable String namespace() {
        return namespace;
    }

    /** Its own name. */
    public String name() {
        return name;
    }

    /** The name it goes by in the query, or null for its own. */
    public @Nullable String alias() {
        return alias;
    }

    /** The columns of the primary key; empty where it has none. */
    public List<String> key() {
        return key;
    }

    /** The column that says when a row was deleted, or null where rows are just removed. */
    public @Nullable String deletion() {
        return deletion;
    }

    /** How it is reached, where no join is written for it. */
    public @Nullable Path path() {
        return path;
    }

    /** The object that knows its columns, or null. */
    public @Nullable Object owner() {
        return owner;
    }

    @Override
    public Source root() {
        return path == null ? this : path.parent().root();
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String reference() {
        return alias == null ? name : alias;
    }

    @Override
    public void write(Sink sink) {
        if (namespace != null) {
            sink.name(namespace).text(".");
        }
        sink.name(name);
        if (alias != null) {
            sink.text(" as ").name(alias);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof TableNode that
                        && name.equals(that.name)
                        && Objects.equals(alias, that.alias)
                        && Objects.equals(namespace, that.namespace)
                        && label.equals(that.label)
                        && Objects.equals(path, that.path));
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + (alias == null ? 0 : alias.hashCode());
    }

    @Override
    public String toString() {
        return alias == null ? name : name + " as " + alias;
    }
}
