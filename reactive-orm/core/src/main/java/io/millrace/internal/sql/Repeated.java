package io.millrace.internal.sql;

import io.millrace.internal.tree.Parameter;
import java.util.Arrays;

/** The values that a walk has met, to find the same one again. Only so many: a longer list costs more than it saves. */
final class Repeated {

    private static final int MOST = 64;

    private Parameter<?>[] met = new Parameter<?>[4];

    /**
     * Where the same part stood before, counted from 0, or -1 where it did not.
     *
     * @param position where it stands now, counted from 0
     */
    @SuppressWarnings("ReferenceEquality") // two values that are equal now may differ when the text is used again
    int before(Parameter<?> parameter, int position) {
        int known = Math.min(position, met.length);
        for (int i = 0; i < known; i++) {
            if (met[i] == parameter) {
                return i;
            }
        }
        if (position < MOST) {
            if (position >= met.length) {
                met = Arrays.copyOf(met, Math.min(MOST, Math.max(position + 1, met.length * 2)));
            }
            met[position] = parameter;
        }
        return -1;
    }
}
