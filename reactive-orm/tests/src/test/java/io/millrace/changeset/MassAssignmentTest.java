package io.millrace.changeset;

import static io.millrace.changeset.Members.now;
import static io.millrace.note.NoteTable.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.column.Column;
import io.millrace.note.Note;
import io.millrace.repo.Repo;
import io.millrace.repo.write.Attempt;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import reactor.core.publisher.Mono;

/** Of an input with every column of a table, only what is allowed goes over the wire, whichever write sends it. */
class MassAssignmentTest {

    private static final TestDatabase DATABASE =
            TestDatabase.create(String.join(";\n", NOTE.definition().createStatements()));
    private static final Wire WIRE = Wire.to(DATABASE);
    private static final Repo REPO = Repo.connect(WIRE.url());

    private static final Map<String, Object> ALL = new LinkedHashMap<>();

    static {
        ALL.put("id", 4_711);
        ALL.put("key", "00000000-0000-0000-0000-000000000001");
        ALL.put("title", "mine");
        ALL.put("body", "all of it");
        ALL.put("mood", "GLAD");
        ALL.put("stars", 5);
        ALL.put("bonus", 6);
        ALL.put("weight", 7);
        ALL.put("rate", 8.5);
        ALL.put("price", "9.50");
        ALL.put("published", true);
        ALL.put("seen", true);
        ALL.put("posted", "2025-02-01");
        ALL.put("opens", "09:15");
        ALL.put("localAt", "2025-02-01T09:15:00");
        ALL.put("at", "2025-02-01T09:15:00Z");
        ALL.put("readAt", "2025-02-02T09:15:00Z");
        ALL.put("span", "PT3H");
        ALL.put("tags", List.of("mine"));
        ALL.put("scores", List.of(1, 2));
        ALL.put("meta", Map.of("a", 1));
        ALL.put("address", Map.of("city", "Rome"));
        ALL.put("days", "[2025-02-01,2025-03-01)");
        ALL.put("during", "[2025-02-01T00:00:00Z,2025-03-01T00:00:00Z)");
        ALL.put("words", "'mine':1");
    }

    private long id;

    @AfterAll
    static void close() {
        REPO.close().block();
        WIRE.close();
        DATABASE.close();
    }

    /** But the key, which is put and not cast, and the lexemes, which no input may name. */
    @TestFactory
    Stream<DynamicTest> onlyTheColumnThatIsAllowedIsSent() {
        assertThat(NOTE.columns()).extracting(MassAssignmentTest::name).containsExactlyElementsOf(ALL.keySet());
        return NOTE.columns().stream()
                .filter(column -> !List.of("id", "words").contains(name(column)))
                .map(column -> DynamicTest.dynamicTest(name(column), () -> {
                    Note note = now(REPO.insert(NOTE.draft().id(++id)));
                    sends(column, REPO.insert(cast(column)));
                    sends(column, REPO.tryInsert(cast(column)).filter(Attempt.Written.class::isInstance));
                    sends(column, REPO.insertAll(NOTE, List.of(cast(column))).collectList());
                    sends(
                            column,
                            REPO.insertAll(NOTE, List.of(cast(column), cast(column)))
                                    .collectList());
                    sends(column, REPO.upsert(cast(column)).on(NOTE.id));
                    sends(
                            column,
                            REPO.upsertAll(NOTE, List.of(cast(column), cast(column)))
                                    .on(NOTE.id)
                                    .collectList());
                    sends(column, REPO.update(NOTE.edit(note, Params.of(ALL), column)));
                }));
    }

    private <T> Changeset<Note> cast(Column<Note, T> column) {
        return NOTE.cast(Params.of(ALL), column).put(NOTE.id.to(++id));
    }

    private static void sends(Column<Note, ?> column, Mono<?> write) {
        WIRE.startAgain();
        assertThat(now(write)).isNotNull();
        List<String> written = WIRE.traffic().statements().stream()
                .filter(text -> text.contains("notes"))
                .toList();
        assertThat(written).hasSize(1);
        // What comes back is the whole row; nothing is written behind it.
        String[] parts = written.get(0).split(" returning ", 2);
        assertThat(parts[1]).doesNotContain("insert into", "update ", " set ");
        assertThat(NOTE.columns().stream()
                        .map(one -> one.column().name())
                        .filter(name -> Pattern.compile("\\b" + name + "\\b")
                                .matcher(parts[0])
                                .find()))
                .as(written.get(0))
                .contains(column.column().name())
                .isSubsetOf("id", column.column().name());
    }

    private static String name(Column<Note, ?> column) {
        return column.column().label().substring("Note.".length());
    }
}
