package io.millrace.relation;

import static io.millrace.press.ArticleTable.ARTICLE;
import static io.millrace.press.WriterTable.WRITER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.sql;
import static io.millrace.relation.ChosenPreloadTestBoxTable.BOX;
import static io.millrace.relation.ChosenPreloadTestThingTable.THING;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.preload.Preload;
import io.millrace.press.Article;
import io.millrace.press.Press;
import io.millrace.press.Writer;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Schema;
import io.millrace.table.TableDefinition;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What is preloaded, where it is chosen while the program runs. */
class ChosenPreloadTest {

    /** In a schema of its own. */
    @Schema(namespace = "attic")
    record Box(@Id long id, @HasMany(key = "boxId") Many<Thing> things) {}

    /** As well. */
    @Schema(namespace = "attic")
    record Thing(@Id long id, long boxId) {}

    @Test
    @Behaviour(value = "preload.exs:805", differs = "preloads are values, which are chosen and passed as such")
    void preloadsAreValues() {
        try (Press press = Press.open()) {
            assertThat(loaded(press, WRITER.articles)).isEqualTo(List.of(true, false));
            assertThat(loaded(press, WRITER.card)).isEqualTo(List.of(false, true));
        }
    }

    private static List<Boolean> loaded(Press press, Preload<Writer> chosen) {
        Writer ann =
                now(press.repo().first(from(WRITER).orderBy(WRITER.id.asc()).preload(chosen)));
        return List.of(ann.articles().isLoaded(), ann.card().isLoaded());
    }

    @Test
    @Behaviour(
            value = {"preload.exs:336", "preload.exs:357"},
            differs = "what a function would fetch is a condition of the relation, in SQL where words are missing")
    void whatWordsDoNotSayIsSql() {
        try (Press press = Press.open()) {
            List<Writer> writers = press.counting(press.repo()
                    .all(from(WRITER)
                            .orderBy(WRITER.id.asc())
                            .preload(WRITER.articles.where(sql("{} % {} = 0", ARTICLE.views, 20)))));

            assertThat(press.statements())
                    .last()
                    .asString()
                    .endsWith(" where articles.author_id = any($1::int8[]) and (articles.views % $2::int4 = 0)");
            assertThat(writers)
                    .extracting(writer -> writer.articles().list().stream()
                            .map(Article::title)
                            .toList())
                    .containsExactly(List.of("two"), List.of(), List.of());
        }
    }

    @Test
    @Behaviour("preload.exs:718")
    void theSchemaOfATableIsSaidOnItsRecord() {
        String tables = TableDefinition.all(BOX, THING).stream()
                .flatMap(table -> table.createStatements().stream())
                .collect(Collectors.joining(";\n"));
        try (TestDatabase database = TestDatabase.create(
                "create schema attic;\n" + tables
                        + ";\ninsert into attic.boxes (id) values (1), (2); insert into attic.things (id, box_id) values (7, 1)")) {
            Repo repo = Repo.open(RepoOptions.url(database.url()));
            List<Box> boxes = now(repo.all(from(BOX).orderBy(BOX.id.asc()).preload(BOX.things))
                    .collectList());

            assertThat(boxes)
                    .extracting(
                            box -> box.things().list().stream().map(Thing::id).toList())
                    .containsExactly(List.of(7L), List.of());
            assertThat(repo.toSql(BOX.things.of(boxes.get(0)))).asString().contains(" from attic.things ");
            repo.close().block();
        }
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }
}
