package io.millrace.internal.tree;

/**
 * A common table expression as a source: its name, and another to know it by where it is used twice.
 *
 * @param name the name it was defined under
 * @param identity the name it is known by here, and the names of its columns
 */
public record CommonSource(String name, NamedSource identity) implements Source {

    @Override
    public String reference() {
        return identity.reference();
    }

    @Override
    public void write(Sink sink) {
        sink.common(this);
        sink.name(name);
        if (!name.equals(reference())) {
            sink.text(" as ").name(reference());
        }
    }
}
