package io.millrace.processor.read;

import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What to write instead of a type that no column can have. */
final class Advice {

    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("java.util.Date", "Instant for a moment, LocalDate for a day"),
            Map.entry("java.util.Calendar", "Instant or OffsetDateTime"),
            Map.entry("java.sql.Timestamp", "Instant"),
            Map.entry("java.sql.Date", "LocalDate"),
            Map.entry("java.sql.Time", "LocalTime"),
            Map.entry("java.time.ZonedDateTime", "Instant, or OffsetDateTime; the zone in a column of its own"),
            Map.entry("java.math.BigInteger", "BigDecimal, which is numeric"),
            Map.entry("java.lang.Character", "String"),
            Map.entry("java.lang.Byte", "short"),
            Map.entry("java.lang.Number", "the number's own type, such as long or BigDecimal"),
            Map.entry("java.lang.CharSequence", "String"),
            Map.entry("java.util.Set", "List"),
            Map.entry("java.util.Collection", "List"),
            Map.entry("java.lang.Iterable", "List"),
            Map.entry("java.util.ArrayList", "List"),
            Map.entry("java.util.HashMap", "Map"),
            Map.entry("java.net.URI", "String, or a record UriValue with @Scalar and a String in it"),
            Map.entry("java.net.URL", "String, or a record UrlValue with @Scalar and a String in it"),
            Map.entry(
                    "java.lang.Object", "the value's own type; com.fasterxml.jackson.databind.JsonNode for any JSON"));

    private Advice() {}

    static String instead(TypeMirror type) {
        if (type.getKind() == TypeKind.CHAR) {
            return "String";
        }
        if (type.getKind() == TypeKind.BYTE) {
            return "short";
        }
        if (type instanceof ArrayType array) {
            return "List<" + Declared.simple(Declared.boxed(array.getComponentType())) + ">";
        }
        return Declared.element(type)
                .map(element -> {
                    String known = BY_NAME.get(element.getQualifiedName().toString());
                    if (known != null) {
                        return known;
                    }
                    return element.getKind() == ElementKind.CLASS
                            ? "a record (kept as jsonb), or @UseType with a PgType of your own"
                            : "a type the library ships, or @UseType with a PgType of your own";
                })
                .orElse("a type the library ships, or @UseType with a PgType of your own");
    }
}
