package io.millrace.processor.read;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.millrace.processor.model.Kind;
import io.millrace.processor.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The types that the library ships: for a Java type the one it has by default, then those it can have instead. */
final class ShippedTypes {

    private static final List<ValueType.Shipped> ALL = all();

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("boolean", "bool"),
            Map.entry("smallint", "int2"),
            Map.entry("integer", "int4"),
            Map.entry("int", "int4"),
            Map.entry("bigint", "int8"),
            Map.entry("real", "float4"),
            Map.entry("double precision", "float8"),
            Map.entry("decimal", "numeric"),
            Map.entry("character varying", "varchar"),
            Map.entry("char", "bpchar"),
            Map.entry("character", "bpchar"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("bit varying", "varbit"),
            Map.entry("time without time zone", "time"));

    private ShippedTypes() {}

    private static List<ValueType.Shipped> all() {
        List<ValueType.Shipped> types = new ArrayList<>();
        add(types, "java.lang.Boolean", Kind.BOOL, "BOOL bool");
        add(types, "java.lang.Short", Kind.NUMBER, "INT2 int2");
        add(types, "java.lang.Integer", Kind.NUMBER, "INT4 int4", "INT2_AS_INT int2");
        add(types, "java.lang.Long", Kind.NUMBER, "INT8 int8", "INT4_AS_LONG int4", "OID oid");
        add(types, "java.lang.Float", Kind.NUMBER, "FLOAT4 float4");
        add(types, "java.lang.Double", Kind.NUMBER, "FLOAT8 float8");
        add(types, "java.math.BigDecimal", Kind.NUMBER, "NUMERIC numeric");
        add(types, "java.lang.String", Kind.TEXT, "TEXT text", "VARCHAR varchar", "BPCHAR bpchar", "CITEXT citext");
        add(types, "java.lang.String", Kind.PLAIN, "MACADDR macaddr", "MACADDR8 macaddr8", "VARBIT varbit", "XML xml");
        add(types, "java.util.UUID", Kind.ORDERED, "UUID uuid");
        add(types, "java.time.LocalDate", Kind.TIME, "DATE date");
        add(types, "java.time.LocalTime", Kind.TIME, "TIME time");
        add(types, "java.time.LocalDateTime", Kind.TIME, "TIMESTAMP timestamp");
        add(types, "java.time.Instant", Kind.TIME, "TIMESTAMPTZ timestamptz");
        add(types, "java.time.OffsetDateTime", Kind.TIME, "TIMESTAMPTZ_OFFSET timestamptz");
        add(types, "java.time.Duration", Kind.ORDERED, "DURATION interval");
        add(types, "java.time.Period", Kind.ORDERED, "PERIOD interval");
        add(types, "io.millrace.type.Interval", Kind.ORDERED, "INTERVAL interval");
        add(types, "io.millrace.type.Inet", Kind.ORDERED, "INET inet", "CIDR cidr");
        add(types, "java.net.InetAddress", Kind.ORDERED, "INET_ADDRESS inet");
        add(types, "io.millrace.type.TsVector", Kind.SEARCH, "TSVECTOR tsvector");
        range(types, "java.lang.Integer", "INT4RANGE int4range");
        range(types, "java.lang.Long", "INT8RANGE int8range");
        range(types, "java.math.BigDecimal", "NUMRANGE numrange");
        range(types, "java.time.LocalDate", "DATERANGE daterange");
        range(types, "java.time.LocalDateTime", "TSRANGE tsrange");
        range(types, "java.time.Instant", "TSTZRANGE tstzrange");
        add(types, ArrayTypeName.of(TypeName.BYTE), Kind.PLAIN, "BYTEA bytea");
        add(types, ArrayTypeName.of(TypeName.FLOAT), Kind.VECTOR, "VECTOR vector");
        return List.copyOf(types);
    }

    private static void add(List<ValueType.Shipped> types, String javaType, Kind kind, String... constants) {
        add(types, ClassName.bestGuess(javaType), kind, constants);
    }

    private static void range(List<ValueType.Shipped> types, String bound, String constant) {
        ClassName range = ClassName.get("io.millrace.type", "Range");
        add(types, ParameterizedTypeName.get(range, ClassName.bestGuess(bound)), Kind.RANGE, constant);
    }

    private static void add(List<ValueType.Shipped> types, TypeName name, Kind kind, String... constants) {
        for (String constant : constants) {
            String[] parts = constant.split(" ", -1);
            types.add(new ValueType.Shipped(name, kind, parts[0], parts[1]));
        }
    }

    /** The type that a Java type has by default. */
    static Optional<ValueType.Shipped> of(TypeName javaType) {
        return ALL.stream().filter(type -> type.javaType().equals(javaType)).findFirst();
    }

    /** The type of this base name that a Java type can have. */
    static Optional<ValueType.Shipped> of(TypeName javaType, String baseName) {
        return ALL.stream()
                .filter(type ->
                        type.javaType().equals(javaType) && type.sqlName().equals(baseName))
                .findFirst();
    }

    /** Whether a base name is that of a type of PostgreSQL which the library knows. */
    static boolean isKnown(String baseName) {
        return baseName.equals("jsonb")
                || baseName.equals("json")
                || ALL.stream().anyMatch(type -> type.sqlName().equals(baseName));
    }

    /** The names in SQL that a Java type can have. */
    static List<String> sqlNames(TypeName javaType) {
        return ALL.stream()
                .filter(type -> type.javaType().equals(javaType))
                .map(ValueType.Shipped::sqlName)
                .toList();
    }

    /** {@code varchar} for {@code Character Varying (80)}: without what is in parentheses, in PostgreSQL's own name. */
    static String baseName(String written) {
        String plain = written.replaceAll("\\s*\\([^)]*\\)", "")
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
        return SYNONYMS.getOrDefault(plain, plain);
    }
}
