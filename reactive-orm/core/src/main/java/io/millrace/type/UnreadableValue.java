package io.millrace.type;

/**
 * A value of the database that its Java type cannot hold, or a text that stands for no value. The message says why and
 * holds nothing of the value, so that it may be printed; whoever reads a row adds the column's name.
 */
public final class UnreadableValue extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Something that a type cannot read.
     *
     * @param type the type's name
     * @param because why, without the value
     */
    public UnreadableValue(String type, String because) {
        super("not readable as " + type + ": " + because);
    }
}
