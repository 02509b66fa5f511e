package io.millrace.preload;

import static io.millrace.preload.CitizenTable.CITIZEN;
import static io.millrace.preload.CoinedTable.COINED;
import static io.millrace.preload.FoldedTable.FOLDED;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Keys that the database holds equal and Java does not: their rows are told apart by the place of the key. */
class CollatedKeyTest {

    private static final TestDatabase DATABASE = TestDatabase.create(
            "create extension citext; create collation folding (provider = icu, locale = 'und-u-ks-level2',"
                    + " deterministic = false); create domain coined as text collate folding;\n"
                    + Stream.of(FOLDED.definition(), CITIZEN.definition(), COINED.definition())
                            .flatMap(table -> table.createStatements().stream())
                            .collect(Collectors.joining(";\n"))
                    + "; alter table foldeds alter id type text collate folding, alter root_id type text collate folding;\n"
                    + Stream.of("foldeds", "citizens", "coineds")
                            .map(table -> "insert into " + table
                                    + " values ('Sea', null), ('War', null), ('a', 'SEA'), ('b', 'sea'), ('c', 'WAR')")
                            .collect(Collectors.joining(";\n")));
    private static final Repo REPO = Repo.connect(DATABASE.url());

    @AfterAll
    static void close() {
        REPO.close().block();
        DATABASE.close();
    }

    @Test
    void aTextOfANondeterministicCollation() {
        assertThat(said(REPO.all(from(FOLDED)
                                .where(FOLDED.rootId.isNull())
                                .orderBy(FOLDED.id.asc())
                                .preload(FOLDED.leaves.orderBy(FOLDED.id.asc())))
                        .map(word -> word.id()
                                + word.leaves().list().stream().map(Folded::id).toList())))
                .containsExactly("Sea[a, b]", "War[c]");
        assertThat(said(REPO.all(from(FOLDED)
                                .where(FOLDED.id.in("SEA", "WAR"))
                                .orderBy(FOLDED.id.asc())
                                .preload(FOLDED.leaves.orderBy(FOLDED.id.asc())))
                        .map(word -> word.id()
                                + word.leaves().list().stream().map(Folded::id).toList())))
                .containsExactly("Sea[a, b]", "War[c]");
    }

    @Test
    void aTextWithoutCase() {
        assertThat(said(REPO.all(from(CITIZEN)
                                .where(CITIZEN.rootId.isNull())
                                .orderBy(CITIZEN.id.asc())
                                .preload(CITIZEN.leaves.orderBy(CITIZEN.id.asc())))
                        .map(word -> word.id()
                                + word.leaves().list().stream().map(Citizen::id).toList())))
                .containsExactly("Sea[a, b]", "War[c]");
    }

    @Test
    void aDomainOverSuchAText() {
        assertThat(said(REPO.all(from(COINED)
                                .where(COINED.rootId.isNull())
                                .orderBy(COINED.id.asc())
                                .preload(COINED.leaves.orderBy(COINED.id.asc())))
                        .map(word -> word.id()
                                + word.leaves().list().stream().map(Coined::id).toList())))
                .containsExactly("Sea[a, b]", "War[c]");
        assertThat(said(REPO.all(from(COINED)
                                .where(COINED.id.in("SEA", "WAR"))
                                .orderBy(COINED.id.asc())
                                .preload(COINED.leaves.orderBy(COINED.id.asc())))
                        .map(word -> word.id()
                                + word.leaves().list().stream().map(Coined::id).toList())))
                .containsExactly("Sea[a, b]", "War[c]");
    }

    private static List<String> said(Flux<String> words) {
        return Objects.requireNonNull(words.collectList().block());
    }
}
