package io.millrace.migrate.introspect;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a column's type is in Java.
 *
 * @param primitive its name where there are no nulls
 * @param boxed its name where there may be
 * @param named what to import, or null for nothing
 * @param written the type to write beside it, because the Java type has another one by itself; null for none
 */
record JavaType(
        String primitive,
        String boxed,
        @Nullable String named,
        @Nullable String written) {

    private static final Map<String, JavaType> KNOWN = Map.ofEntries(
            Map.entry("boolean", plain("boolean", "Boolean")),
            Map.entry("smallint", plain("short", "Short")),
            Map.entry("integer", plain("int", "Integer")),
            Map.entry("bigint", plain("long", "Long")),
            Map.entry("real", plain("float", "Float")),
            Map.entry("double precision", plain("double", "Double")),
            Map.entry("numeric", of("java.math.BigDecimal")),
            Map.entry("text", plain("String", "String")),
            Map.entry("uuid", of("java.util.UUID")),
            Map.entry("date", of("java.time.LocalDate")),
            Map.entry("time without time zone", of("java.time.LocalTime")),
            Map.entry("timestamp without time zone", of("java.time.LocalDateTime")),
            Map.entry("timestamp with time zone", of("java.time.Instant")),
            Map.entry("interval", of("io.millrace.type.Interval")),
            Map.entry("inet", of("io.millrace.type.Inet")),
            Map.entry("tsvector", of("io.millrace.type.TsVector")),
            Map.entry("jsonb", of("com.fasterxml.jackson.databind.JsonNode")),
            Map.entry("bytea", plain("byte[]", "byte[]")));

    private static JavaType plain(String primitive, String boxed) {
        return new JavaType(primitive, boxed, null, null);
    }

    private static JavaType of(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return new JavaType(simple, simple, name, null);
    }

    /** For a type as the catalogue writes it; empty where the library ships none. */
    static Optional<JavaType> of(String type, Map<String, String> enums) {
        if (type.endsWith("[]")) {
            return of(type.substring(0, type.length() - 2), enums)
                    .filter(element -> element.written == null)
                    .filter(element -> !element.boxed.equals("byte[]") && !element.boxed.equals("JsonNode"))
                    .map(element -> new JavaType(
                            "List<" + element.boxed + ">",
                            "List<" + element.boxed + ">",
                            element.named == null ? "java.util.List" : "java.util.List;" + element.named,
                            null));
        }
        String own = enums.get(type);
        if (own != null) {
            return Optional.of(plain(own, own));
        }
        JavaType known = KNOWN.get(type);
        if (known != null) {
            return Optional.of(known);
        }
        String base = type.replaceAll("\\(.*?\\)", "");
        return switch (base) {
            case "character varying", "character", "citext", "public.citext" ->
                Optional.of(new JavaType("String", "String", null, type.replace("public.", "")));
            case "numeric", "timestamp with time zone", "timestamp without time zone", "time without time zone" ->
                Optional.ofNullable(KNOWN.get(base))
                        .map(one -> new JavaType(one.primitive, one.boxed, one.named, type));
            default -> Optional.empty();
        };
    }
}
