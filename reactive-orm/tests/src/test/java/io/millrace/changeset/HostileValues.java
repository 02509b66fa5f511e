package io.millrace.changeset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is sent to fields by those who mean no good, or know no better. */
final class HostileValues {

    private static final long SEED = 20_260_101L;

    private HostileValues() {}

    /** What looks right to some types, and is not quite. */
    static List<Object> ofTypes() {
        return List.of(
                "AQI=",
                "AQI",
                "A",
                "====",
                "\\x0102",
                "\\xzz",
                "AQI=\n",
                "_-8=",
                "10.0.0.1",
                "10.0.0.1/33",
                "10.0.0.1/24",
                "10.0.0.0/24",
                "10.0.0",
                "::1",
                "::1%eth0",
                "fe80::1%1",
                "::ffff:1.2.3.4",
                "1.2.3.4.5",
                "[::1]",
                "localhost",
                "example.org",
                "256.1.1.1",
                "0x7f.1",
                "010.1.1.1",
                "08:00:2b:01:02:03",
                "08-00-2b-01-02-03",
                "08002b:010203",
                "08:00:2b:01:02:03:04:05",
                "zz:00:2b:01:02:03",
                "3.4028236e38",
                "3.4e39",
                "1e-46",
                "1.17549435e-38f",
                "1d",
                "1f",
                "0x1p3",
                "1e38",
                "16777217",
                "0101",
                "0102",
                "<a/>",
                "<a>",
                "&",
                "RED",
                "red",
                "dark",
                "DARK",
                "Dark",
                "[1,2)",
                "[2,1)",
                "(,)",
                "empty",
                "[1,2]x",
                "[a,b)",
                "[\"1\",\"2\")",
                "[2147483647,2147483647]",
                "[9223372036854775807,)",
                "[1e400,)",
                "[2024-01-31 10:00,2024-02-01 10:00)",
                "[2024-01-31T10:00:00Z,2024-02-01T10:00:00Z)",
                "[infinity,)",
                "[,0044-03-15 BC)",
                "PT1H",
                "PT99999999999999H",
                "P99999999999Y",
                "-P1Y2M",
                "P1YT",
                "1 day",
                "1 mon 1 fortnight",
                "12345678.9",
                "9999.99",
                "9999.999",
                "99999.99",
                "-0.001",
                List.of("10.0.0.1"),
                List.of("10.0.0.1/33"),
                List.of("1.5", "x"),
                List.of("[1,2)"),
                List.of("RED"),
                Arrays.asList(1, null),
                Arrays.asList("a", null),
                List.of(Map.of("text", "a\u0000")),
                List.of(Map.of("text", "a", "size", 1)),
                Map.of("text", "a", "at", "2024-01-31T10:00:00Z"),
                Map.of("text", "\uD800"),
                Map.of("a\u0000", 1),
                new byte[] {1, 2},
                1.5f,
                (short) 3,
                'x');
    }

    /** What is odd to every type. */
    static List<@Nullable Object> any() {
        List<@Nullable Object> all = new ArrayList<>(List.of(
                "a\u0000b",
                "\uD800",
                "x\uDC00y",
                "\uD83D\uDE00",
                "x".repeat(1 << 20),
                "9".repeat(1 << 20),
                "'; drop table notes; --",
                "$1",
                "{}",
                "{1,2}",
                "{\"a\":1}",
                "[2024-01-01,2024-02-01)",
                "[3,1]",
                "null",
                "true",
                "t",
                "on",
                "NaN",
                "Infinity",
                "-infinity",
                "1e400",
                "1e-400",
                "1e999999999",
                "0x10",
                "1_000",
                "1,5",
                " 7 ",
                "+7",
                "-0",
                "32768",
                "2147483648",
                "9223372036854775808",
                "\u0661\u0662"));
        all.addAll(List.of(
                "2024-02-30",
                "2024-01-31",
                "9999999-01-01",
                "0000-01-01",
                "0044-03-15 BC",
                "294277-01-01T00:00:00Z",
                "2024-01-31T10:00:00+19:00",
                "2024-01-31T10:00:00Z",
                "24:00",
                "23:59:60",
                "P1Y",
                "99999999999 years",
                UUID.randomUUID().toString(),
                "0-0-0-0-00000000000000000000000000000",
                "GLAD",
                "glad"));
        all.addAll(List.of(
                42,
                -1L,
                Long.MAX_VALUE,
                2.5,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                new BigDecimal("1e131073"),
                new BigDecimal("1E+1000000000"),
                BigInteger.TEN.pow(20_000),
                true,
                List.of(),
                List.of("a", "b"),
                List.of(1, 2),
                List.of(List.of(1)),
                List.of("a\u0000"),
                Map.of(),
                Map.of("city", "x\u0000"),
                Map.of("floor", "high"),
                Map.of("city", Map.of("city", 1)),
                deep(99_999),
                new Object(),
                UUID.randomUUID()));
        Random random = new Random(SEED);
        for (int i = 0; i < 100; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
            }
            all.add(text.toString());
        }
        return all;
    }

    static JsonNode deep(int levels) {
        ArrayNode top = JsonNodeFactory.instance.arrayNode();
        ArrayNode node = top;
        for (int i = 0; i < levels; i++) {
            node = node.addArray();
        }
        return top;
    }
}
