package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.SpecimenTable.SPECIMEN;
import static io.millrace.note.NoteTable.NOTE;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        List<@Nullable Object> values = new ArrayList<>(HostileValues.any());
        values.addAll(HostileValues.ofTypes());
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

    private static <T> void takesOrRefuses(Column<Note, T> column) {
        String name = column.column().label().substring("Note.".length());
        List<Changeset<Note>> taken = new ArrayList<>();
        long id = 0;
        for (Object value : HostileValues.any()) {
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

    @Test
    void whatIsTooDeepIsSaidToBe() {
        JsonNode input = JsonNodeFactory.instance.objectNode().set("meta", HostileValues.deep(5_000));

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
