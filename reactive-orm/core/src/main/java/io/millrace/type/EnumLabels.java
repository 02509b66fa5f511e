package io.millrace.type;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The labels of an enum's constants, both ways. The enum is not initialised before the first value is read: a table that
 * is made while the enum is being initialised would wait for it for ever.
 *
 * @param <E> the enum
 */
final class EnumLabels<E extends Enum<E>> {

    private final Class<E> enumClass;
    private final Supplier<E[]> constants;
    private final Function<? super E, String> label;
    private volatile @Nullable Map<String, E> byLabel;

    EnumLabels(Class<E> enumClass, Supplier<E[]> constants, Function<? super E, String> label) {
        this.enumClass = enumClass;
        this.constants = constants;
        this.label = label;
    }

    /** The enum kept in a column of text. */
    PgType<E> asText() {
        return new EnumTextType<>(this);
    }

    /** The enum kept as a PostgreSQL enum type. */
    PgType<E> asType(String sqlName) {
        return new TextForm<>(sqlName, this::write, this::read, true);
    }

    private String write(E constant) {
        return Characters.checked(enumClass.getSimpleName(), label.apply(constant));
    }

    private E read(String text) {
        Map<String, E> known = byLabel;
        if (known == null) {
            known = labels();
            byLabel = known;
        }
        E constant = known.get(text);
        if (constant == null) {
            throw Refused.unreadable(
                    enumClass.getSimpleName(),
                    "none of its " + known.size() + " constants has the label that the row holds");
        }
        return constant;
    }

    private Map<String, E> labels() {
        Map<String, E> labels = new HashMap<>();
        for (E constant : constants.get()) {
            if (labels.put(label.apply(constant), constant) != null) {
                throw Refused.type(
                        "two constants of " + enumClass.getSimpleName() + " have one label",
                        "a row that holds it could stand for either",
                        "give every constant a label of its own");
            }
        }
        return Map.copyOf(labels);
    }

    /**
     * An enum whose labels are kept in a column of text.
     *
     * @param <E> the enum
     */
    private static final class EnumTextType<E extends Enum<E>> implements PgType<E> {

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
}
