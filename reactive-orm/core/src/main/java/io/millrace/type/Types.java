package io.millrace.type;

import java.util.*;

/** Placeholder while the real catalogue is on its way. */
@SuppressWarnings("all")
public final class Types {
    private Types() {}

    @SuppressWarnings("unchecked")
    static <T> PgType<T> t(String n) {
        return new PgType<T>() {
            @Override
            public String sqlName() {
                return n;
            }

            @Override
            public Object encode(T v) {
                return v;
            }

            @Override
            public T decode(Object o) {
                return (T) o;
            }

            @Override
            public String text(T v) {
                return v.toString();
            }

            @Override
            public T parse(String s) {
                return (T)
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
