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

    String write(E constant) {
        return Characters.checked(enumClass.getSimpleName(), label.apply(constant));
    }

    E read(String text) {
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
}
