package io.millrace.migrate.compare;

import java.util.Locale;
import java.util.Map;

/** The names of types: a record writes {@code int8}, the catalogue {@code bigint}. */
public final class TypeName {

    private static final Map<String, String> FULL = Map.ofEntries(
            Map.entry("int2", "smallint"),
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("smallserial", "smallint"),
            Map.entry("serial", "integer"),
            Map.entry("bigserial", "bigint"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("float", "double precision"),
            Map.entry("decimal", "numeric"),
            Map.entry("bool", "boolean"),
            Map.entry("varchar", "character varying"),
            Map.entry("char", "character"),
            Map.entry("bpchar", "character"),
            Map.entry("varbit", "bit varying"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("timestamp", "timestamp without time zone"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("time", "time without time zone"));

    private TypeName() {}

    /** Whether two names are one type; a type of the user's own may stand with its schema or without. */
    public static boolean same(String record, String live) {
        String one = canonical(record);
        String other = canonical(live);
        return one.equals(other) || unqualified(one).equals(unqualified(other));
    }

    /** Whether a record declares a precision, by which a column is read without a cast, and the live one has none. */
    static boolean admitsInfinity(String record, String live) {
        String declared = canonical(record);
        return declared.startsWith("numeric(")
                && !declared.endsWith("[]")
                && canonical(live).equals("numeric");
    }

    /** The name as the catalogue writes it. */
    static String canonical(String name) {
        String whole = name.strip().toLowerCase(Locale.ROOT);
        int bracket = whole.indexOf('[');
        String element = bracket < 0 ? whole : whole.substring(0, bracket).strip();
        return of(element) + (bracket < 0 ? "" : "[]");
    }

    /** The modifier of a moment or a time of day stands inside of its name; a precision alone has a scale of 0. */
    private static String of(String element) {
        int open = element.indexOf('(');
        int close = element.indexOf(')');
        if (open < 0 || close < open) {
            return FULL.getOrDefault(element, element);
        }
        String modifier = element.substring(open, close + 1).replace(" ", "");
        String words = (element.substring(0, open).strip() + element.substring(close + 1)).strip();
        String full = FULL.getOrDefault(words, words);
        if (full.equals("numeric") && modifier.indexOf(',') < 0) {
            return "numeric" + modifier.replace(")", ",0)");
        }
        int space = full.indexOf(' ');
        return full.startsWith("time") && space > 0
                ? full.substring(0, space) + modifier + full.substring(space)
                : full + modifier;
    }

    private static String unqualified(String name) {
        return name.substring(name.indexOf('.') + 1).replace("\"", "");
    }
}
