package io.millrace.type;

import java.util.*;

/** Placeholder while the real catalogue is on its way. */
public final class Types {
    private Types() {}

    static <T> PgType<T> t(String n) {
        return new PgType<T>() {
            public String sqlName() {
                return n;
            }

            public Object encode(T v) {
                return v;
            }

            @SuppressWarnings("unchecked")
            public T decode(Object o) {
                return (T) o;
            }

            public String text(T v) {
                return v.toString();
            }

            @SuppressWarnings("unchecked")
            public T parse(String s) {
                return (T) (Object)
                        (n.equals("int8")
                                ? (Object) Long.valueOf(s)
                                : n.equals("int4") ? (Object) Integer.valueOf(s) : s);
            }
        };
    }

    public static final PgType<Long> INT8 = t("int8");
    public static final PgType<Integer> INT4 = t("int4");
    public static final PgType<String> TEXT = t("text");
    public static final PgType<Boolean> BOOL = t("bool");
    public static final PgType<UUID> UUID = t("uuid");

    public static <T> PgType<List<T>> arrayOf(PgType<T> e) {
        return t(e.sqlName() + "[]");
    }
}
