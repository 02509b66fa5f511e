package io.millrace.processor.name;

import com.palantir.javapoet.ClassName;

/**
 * The names of what is generated for a record.
 *
 * @param record the record
 */
public record Names(ClassName record) {

    /** {@code UserTable}; {@code BlogUserTable} for a record nested in {@code Blog}. */
    public ClassName table() {
        return generated("Table");
    }

    /** {@code UserDraft}. */
    public ClassName draft() {
        return generated("Draft");
    }

    /** {@code AddressFields}: of a record that is embedded. */
    public ClassName fields() {
        return generated("Fields");
    }

    /** {@code UserCardShape}. */
    public ClassName shape() {
        return generated("Shape");
    }

    /** {@code SignUpInput}. */
    public ClassName input() {
        return generated("Input");
    }

    /** {@code OrderLineKey}: the record of a composite key. */
    public ClassName key() {
        return generated("Key");
    }

    /** {@code UserTable.Left}. */
    public ClassName left() {
        return table().nestedClass("Left");
    }

    /** {@code USER}: the constant with the table. */
    public String constant() {
        return Snake.constant(record.simpleName());
    }

    /** {@code User}: what messages call the record. */
    public String label() {
        return record.simpleName();
    }

    private ClassName generated(String suffix) {
        return ClassName.get(record.packageName(), String.join("", record.simpleNames()) + suffix);
    }
}
