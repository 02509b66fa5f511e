package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.SpecimenTable.SPECIMEN;
import static io.millrace.note.NoteTable.NOTE;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.column.Column;
import io.millrace.error.FieldError;
import io.millrace.note.Note;
import io.millrace.note.Notes;
import io.millrace.repo.Repo;
import io.millrace.repo.write.Attempt;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import io.millrace.type.Types;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;

/** Whatever is sent: a value that the database takes, or an error of its field; never anything else. */
class HostileInputTest {

    @RegisterExtension
    static final Notes NOTES = new Notes("select 1");

    private static final long SEED = 20_260_101L;

    private static final TestDatabase DATABASE =
            TestDatabase.create("""
                    create extension citext;
                    create type shade as enum ('dark', 'pale');
                    create domain delivery_day as date;
                    create domain delivery_time as timestamptz;
                    create domain parcel_key as uuid;
                    create domain agreed as bool;
                    create domain signature as bytea;
                    create domain weight as numeric;
                    create domain card_address as text;
                    """ + String.join(";\n", SPECIMEN.definition().createStatements()));
    private static final Wire WIRE = Wire.to(DATABASE);
    private static final Repo SPECIMENS = Repo.connect(WIRE.url());

    @AfterAll
    static void close() {
        SPECIMENS.close().block();
        WIRE.close();
        DATABASE.close();
    }

    @TestFactory
    Stream<DynamicTest> everyColumnTakesOrRefusesWhateverIsSent() {
        return NOTE.columns().stream()
                .filter(column -> !column.column().name().equals("id"))
                .map(column -> DynamicTest.dynamicTest(column.column().label(), () -> takesOrRefuses(column)));
    }

    /** Every type of the list: alone and among many rows, and what is refused is never sent. */
    @TestFactory
    Stream<DynamicTest> everyTypeTakesOrRefusesWhateverIsSent() {
        return SPECIMEN.columns().stream()
                .filter(column -> !column.column().name().equals("id"))
                .map(column -> DynamicTest.dynamicTest(column.column().label(), () -> isSentOrRefused(column)));
    }

    private static <T> void isSentOrRefused(Column<Specimen, T> column) {
        String name = column.column().label().substring("Specimen.".length());
        List<Changeset<Specimen>> taken = new ArrayList<>();
        List<Changeset<Specimen>> refused = new ArrayList<>();
        long id = 0;
        List<@Nullable Object> values = new ArrayList<>(hostile());
        values.addAll(ofTypes());
        for (Object value : values) {
            Changeset<Specimen> changes =
                    SPECIMEN.cast(params(name, value), column).put(SPECIMEN.id.to(++id));
            (changes.isValid() ? taken : refused).add(changes);
        }
        assertThat(refused).as("%s refuses", name).isNotEmpty().allSatisfy(one -> {
            assertThat(one.errors()).hasSize(1);
            assertThat(one.errors().get(0).path()).containsExactly(name);
        });
        WIRE.startAgain();
        assertThat(Flux.fromIterable(refused)
                        .concatMap(one -> SPECIMENS.tryInsert(one))
                        .all(Attempt.Refused.class::isInstance)
                        .block())
                .isTrue();
        assertThat(WIRE.traffic().statements()).as("sent of what is refused").isEmpty();
        assertThatCode(() -> {
                    Flux.fromIterable(taken).flatMap(SPECIMENS::insert, 16).blockLast();
                    SPECIMENS.deleteAll(from(SPECIMEN).everyRow()).block();
                    SPECIMENS.insertAll(SPECIMEN, taken).returningCount().block();
                    SPECIMENS.all(from(SPECIMEN)).blockLast();
                    SPECIMENS.deleteAll(from(SPECIMEN).everyRow()).block();
                })
                .as("%s takes %d of %d", name, taken.size(), values.size())
                .doesNotThrowAnyException();
    }

    /** What looks right to some types, and is not quite. */
    private static List<Object> ofTypes() {
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

    private static <T> void takesOrRefuses(Column<Note, T> column) {
        String name = column.column().label().substring("Note.".length());
        List<Changeset<Note>> taken = new ArrayList<>();
        long id = 0;
        for (Object value : hostile()) {
            Changeset<Note> changes = NOTE.cast(params(name, value), column);
            if (changes.isValid()) {
                taken.add(changes.put(NOTE.id.to(++id)));
            } else {
                assertThat(changes.errors()).hasSize(1);
                assertThat(changes.errors().get(0).path()).containsExactly(name);
                assertThat(changes.isChanged()).isFalse();
            }
        }
        NOTES.execute("truncate notes");
        assertThatCode(() ->
                        NOTES.repo().insertAll(NOTE, taken).returningCount().block())
                .as("%s takes %d of them", name, taken.size())
                .doesNotThrowAnyException();
    }

    private static List<@Nullable Object> hostile() {
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

    private static JsonNode deep(int levels) {
        ArrayNode top = JsonNodeFactory.instance.arrayNode();
        ArrayNode node = top;
        for (int i = 0; i < levels; i++) {
            node = node.addArray();
        }
        return top;
    }

    @Test
    void whatIsTooDeepIsSaidToBe() {
        JsonNode input = JsonNodeFactory.instance.objectNode().set("meta", deep(5_000));

        assertThat(NOTE.cast(Params.of(input), NOTE.meta).errors())
                .containsExactly(new FieldError(
                        List.of("meta"), "depth", "is nested more deeply than {max} levels", Map.of("max", 100)));
    }

    @Test
    void aLongTextIsAnErrorOfItsLength() {
        String text = "x".repeat(1 << 20);

        assertThat(NOTE.cast(params("title", text), NOTE.title)
                        .length(NOTE.title, 1, 80)
                        .errors()
                        .get(0))
                .hasToString("title: must have at most 80 characters");
        assertThat(MEMBER.cast(params("name", text), MEMBER.name).errors().get(0))
                .hasToString("name: must have at most 40 characters");
    }

    @Test
    void aCharacterThatCannotBeStoredIsSaidToBeOne() {
        assertThat(NOTE.cast(params("title", "a\u0000"), NOTE.title).errors())
                .containsExactly(FieldError.of("title", "characters", "holds a character that cannot be stored"));
    }

    @Test
    void textsOfFormsAreReadTheSameEverywhere() {
        Field<byte[]> bytes = Field.of("bytes", Types.BYTEA);
        Field<Boolean> flag = Field.of("flag", Types.BOOL);
        Field<Double> rate = Field.of("rate", Types.FLOAT8);

        Input input = Changeset.input(params("bytes", "AQI=", "flag", "1", "rate", "1.5"), bytes, flag, rate)
                .apply();
        assertThat(input.get(bytes)).containsExactly(1, 2);
        assertThat(input.get(flag)).isTrue();
        assertThat(input.get(rate)).isEqualTo(1.5);
        assertThat(
                        Changeset.input(params("bytes", "\u00e4", "flag", "t", "rate", "NaN"), bytes, flag, rate)
                                .errors()
                                .stream()
                                .map(FieldError::toString))
                .containsExactly(
                        "bytes: is not a valid value",
                        "flag: is not a valid true or false",
                        "rate: is not a valid number");
    }
}
