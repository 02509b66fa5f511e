package io.millrace.internal.tree;

import org.jspecify.annotations.Nullable;

/** A source known by a name that was defined before: a common table expression. */
public record NamedSource(String name, @Nullable String alias) implements Source {

    @Override
    public String reference() {
        return alias == null ? name : alias;
    }

    @Override
    public void write(Sink sink) {
        sink.name(name);
        if (alias != null) {
            sink.text(" as ").name(alias);
        }
    }
}
