package io.millrace.type;

/**
 * An enum whose labels are kept in a column of text.
 *
 * @param <E> the enum
 */
final class EnumTextType<E extends Enum<E>> implements PgType<E> {

    private final EnumLabels<E> labels;

    EnumTextType(EnumLabels<E> labels) {
        this.labels = labels;
    }

    @Override
    public String sqlName() {
        return "text";
    }

    @Override
    public Object encode(E value) {
        return labels.write(value);
    }

    @Override
    public E decode(Object value) {
        if (value instanceof String text) {
            return labels.read(text);
        }
        throw Refused.unexpectedClass("text", "String", value);
    }

    @Override
    public String text(E value) {
        return labels.write(value);
    }

    @Override
    public E parse(String text) {
        return labels.read(text);
    }

    @Override
    public String toString() {
        return "text";
    }
}
