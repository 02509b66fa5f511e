package io.millrace.internal.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as a source.
 *
 * @param namespace the schema it is in, or null to leave it to the search path
 * @param name its name
 * @param alias the name it goes by in the query, or null for its own
 * @param label the record's name, for messages
 * @param key the columns of the primary key; empty where it has none
 * @param path how it is reached, where no join is written for it
 */
public record TableNode(
        @Nullable String namespace,
        String name,
        @Nullable String alias,
        String label,
        List<String> key,
        @Nullable Path path)
        implements Source {

    public TableNode {
        key = List.copyOf(key);
    }

    /** A table under its own name. */
    public static TableNode of(@Nullable String namespace, String name, String label, List<String> key) {
        return new TableNode(namespace, name, null, label, key, null);
    }

    /** This table under another name. */
    public TableNode as(String alias) {
        return new TableNode(namespace, name, alias, label, key, null);
    }

    /** This table as reached over a relation. */
    public TableNode over(Path path) {
        return new TableNode(namespace, name, path.parent().reference() + "_" + path.relation(), label, key, path);
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
}
