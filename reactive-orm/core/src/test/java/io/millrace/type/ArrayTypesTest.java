package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.error.InvalidValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArrayTypesTest {

    private static TypeFixture postgres;

    @BeforeAll
    static void connect() {
        postgres = new TypeFixture("create extension citext");
    }

    @AfterAll
    static void disconnect() {
        postgres.close();
    }

    @Test
    void arraysOfEveryElementComeBackAsTheyWere() {
        both(Types.BOOL, true, false);
        both(Types.INT2, Short.MIN_VALUE, Short.MAX_VALUE);
        both(Types.INT4, Integer.MIN_VALUE, Integer.MAX_VALUE);
        both(Types.INT8, Long.MIN_VALUE, Long.MAX_VALUE);
        both(Types.INT4_AS_LONG, 1L, 2L);
        both(Types.FLOAT4, Float.NaN, -0f, 1.1f);
        both(Types.FLOAT8, Double.NEGATIVE_INFINITY, Double.MIN_VALUE);
        both(Types.NUMERIC, new BigDecimal("0.00"), new BigDecimal("-1" + "0".repeat(300)));
        both(Types.UUID, new UUID(1, 2), new UUID(-1, -2));
        both(Types.DATE, LocalDate.MIN, LocalDate.of(-4, 2, 1), LocalDate.of(2024, 2, 29), LocalDate.MAX);
        both(Types.TIME, LocalTime.MIDNIGHT, LocalTime.of(1, 2, 3, 4_000));
        both(Types.TIMESTAMP, LocalDateTime.of(0, 1, 1, 0, 0), LocalDateTime.MAX);
        both(Types.TIMESTAMPTZ, Instant.EPOCH, Instant.parse("-0043-03-15T12:00:00.000001Z"), Instant.MAX);
        both(
                Types.jsonb(new TypeReference<Map<String, List<String>>>() {}),
                Map.of("{,\"", List.of("\\", "NULL")),
                Map.of());
        postgres.givesBack(
                Types.arrayOf(Types.BYTEA),
                List.of(List.of(new byte[] {0, -1, 92}, new byte[0])),
                (actual, expected) ->
                        assertThat(actual.toArray(byte[][]::new)).isDeepEqualTo(expected.toArray(byte[][]::new)));
    }

    @Test
    void hostileTextComesBackAsItWas() {
        for (PgType<String> type : List.of(Types.TEXT, Types.VARCHAR, Types.CITEXT)) {
            postgres.givesBack(Types.arrayOf(type), List.of(HostileText.samples(), List.of(), List.of("")));
        }
        Random random = new Random(17);
        List<String> samples = HostileText.samples();
        List<List<@Nullable String>> arrays = new ArrayList<>();
        for (int count = 0; count < 100; count++) {
            List<@Nullable String> array = new ArrayList<>();
            for (int length = random.nextInt(6); length > 0; length--) {
                array.add(random.nextInt(4) == 0 ? null : samples.get(random.nextInt(samples.size())));
            }
            arrays.add(array);
        }
        postgres.givesBack(Types.arrayOfNullable(Types.TEXT), arrays);
        postgres.givesBack(Types.arrayOfNullable(Types.CITEXT), arrays);
    }

    @Test
    void aParameterIsAnArrayOfTheDriversWhereItHasOne() {
        assertThat(Types.arrayOf(Types.INT8).parameter("$1")).isEqualTo("$1::int8[]");
        assertThat(Types.arrayOf(Types.INT8).encode(List.of(1L))).isEqualTo(new Long[] {1L});
        assertThat(Types.arrayOf(Types.NUMERIC).parameter("$1")).isEqualTo("$1::text[]::numeric[]");
        assertThat(Types.arrayOf(Types.CITEXT).encode(List.of("a\"b"))).isEqualTo(new String[] {"a\"b"});
    }

    @Test
    void aNullInsideIsTakenOnlyByTheTypeThatSaysSo() {
        PgType<List<String>> strict = Types.arrayOf(Types.TEXT);

        assertThatThrownBy(() -> strict.encode(Collections.singletonList(null)))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("""
                        ORM-801: a value cannot be written as text[]
                          because: there is a null in the list
                          fix: leave it out, or make the type with Types.arrayOfNullable(…)""");
        assertThatThrownBy(() -> postgres.read(strict, "array['a', null]"))
                .hasMessage("not readable as text[]: there is a null in the array;"
                        + " its type must be made by arrayOfNullable");
        assertThat(postgres.read(Types.arrayOfNullable(Types.NUMERIC), "array[1.5, null]::numeric[]"))
                .containsExactly(new BigDecimal("1.5"), null);
        assertThat(postgres.read(strict, "array['null', 'NULL']")).containsExactly("null", "NULL");
        postgres.works();
    }

    @Test
    void moreThanOneDimensionIsAnErrorOfItsRowInsteadOfNull() {
        assertThatThrownBy(() -> postgres.read(Types.arrayOf(Types.INT4), "array[[1, 2], [3, 4]]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not readable as int4[]: the array has more than one dimension;"
                        + " select it as json: to_jsonb(column)");
        assertThatThrownBy(() -> Types.arrayOf(Types.arrayOf(Types.INT4)))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith("ORM-803: an array of arrays of int4 cannot be a type");
        postgres.works();
    }

    @Test
    void anArrayThatIsNotCountedFromOneIsReadByItsElements() {
        assertThat(postgres.read(Types.arrayOf(Types.INT4), "'[-1:1]={1,2,3}'::int4[]"))
                .containsExactly(1, 2, 3);
    }

    @Test
    void theListCannotBeChanged() {
        List<Integer> read = postgres.read(Types.arrayOf(Types.INT4), "array[1]");

        assertThatThrownBy(() -> read.add(2)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anElementThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Types.arrayOf(Types.TEXT).encode(List.of("a", "\u0000")))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Types.arrayOf(Types.INT4_AS_LONG).encode(List.of(5_000_000_000L)))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> postgres.read(Types.arrayOf(Types.NUMERIC), "array['NaN'::numeric]"))
                .isInstanceOf(IllegalArgumentException.class);
        postgres.works();
    }

    @Test
    void textThatIsNoArrayIsRefused() {
        for (String text : List.of(
                "", "{", "}", "{a", "{a,", "{a,}", "{,a}", "{\"a}", "{a}b", "{a\"b\"}", "[1:2]", "a", "{a}{", "{\\")) {
            assertThatThrownBy(() -> Types.arrayOf(Types.TEXT).parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not readable as text[]: the text is not an array of PostgreSQL's form");
        }
        assertThat(Types.arrayOf(Types.TEXT).parse(" { a b , \"\" , c\\ } ")).containsExactly("a b", "", "c ");
    }

    @SafeVarargs
    private static <T> void both(PgType<T> type, T... elements) {
        postgres.givesBack(Types.arrayOf(type), List.of(List.of(elements), List.of(), List.of(elements[0])));
        List<@Nullable T> withNulls = new ArrayList<>(Arrays.asList(elements));
        withNulls.add(0, null);
        withNulls.add(null);
        postgres.givesBack(Types.arrayOfNullable(type), List.of(withNulls));
    }
}
