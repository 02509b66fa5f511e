package io.millrace.changeset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size that a column was declared with, such as {@code varchar(100)}, which its type does not know. */
final class DeclaredSize {

    private static final Pattern CHARACTERS =
            Pattern.compile("(?:varchar|character varying|char|character|bpchar)\\s*\\((\\d+)\\)");
    private static final Pattern NUMERIC = Pattern.compile("(?:numeric|decimal)\\s*\\((\\d+)(?:\\s*,\\s*(-?\\d+))?\\)");

    private DeclaredSize() {}

    static void check(String sqlType, Object value) throws Unfit {
        if (sqlType.indexOf('(') < 0) {
            return;
        }
        if (value instanceof String text) {
            Matcher size = CHARACTERS.matcher(sqlType);
            if (size.matches()) {
                int most = Integer.parseInt(size.group(1));
                if (text.codePointCount(0, text.length()) > most) {
                    throw new Unfit("length", "must have at most {max} characters", Map.of("max", most));
                }
            }
        } else if (value instanceof BigDecimal number) {
            Matcher size = NUMERIC.matcher(sqlType);
            if (size.matches()) {
                int scale = size.group(2) == null ? 0 : Integer.parseInt(size.group(2));
                int digits = Integer.parseInt(size.group(1)) - scale;
                BigDecimal stored = number.setScale(scale, RoundingMode.HALF_UP);
                if (stored.signum() != 0 && stored.precision() - stored.scale() > digits) {
                    throw new Unfit("range", "must have at most {max} digits before the point", Map.of("max", digits));
                }
            }
        }
    }
}
