package io.millrace.relation;

import static io.millrace.press.ArticleTable.ARTICLE;
import static io.millrace.press.KeywordTable.KEYWORD;
import static io.millrace.press.WriterTable.WRITER;
import static io.millrace.query.Query.from;
import static io.millrace.relation.ShelfTable.SHELF;
import static io.millrace.relation.VolumeTable.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.migrate.drift.Drift;
import io.millrace.press.Article;
import io.millrace.press.Keyword;
import io.millrace.processor.name.Identifiers;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.table.ReferenceDefinition;
import io.millrace.table.TableDefinition;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A join table without a record is known to whoever makes or compares tables. */
class JoinTablesTest {

    @Test
    void itIsTheSameFromBothEnds() {
        assertThat(KEYWORD.joinTables()).isEqualTo(ARTICLE.joinTables()).hasSize(1);
        assertThat(ARTICLE.joinTables().get(0).createStatements()).containsExactly("""
                create table articles_keywords (
                  article_id int8 not null,
                  keyword_id int8 not null,
                  primary key (article_id, keyword_id),
                  constraint articles_keywords_article_id_fkey foreign key (article_id) references articles (id) on delete cascade,
                  constraint articles_keywords_keyword_id_fkey foreign key (keyword_id) references keywords (id) on delete cascade
                )""");
        assertThat(TableDefinition.all(WRITER, ARTICLE, KEYWORD))
                .extracting(TableDefinition::name)
                .containsExactly("writers", "articles", "keywords", "friendships", "articles_keywords");
        assertThat(WRITER.joinTables())
                .singleElement()
                .satisfies(friends -> assertThat(friends.columns())
                        .extracting(column -> column.name() + " " + column.sqlType())
                        .containsExactly("friend_id int8", "writer_id int8"));
    }

    /** PostgreSQL would cut both to the same 63 bytes, and refuse the second. */
    @Test
    void itsForeignKeysHaveNamesThatFit() {
        String table = "volumes_that_stand_on_a_shelf_of_this_house_or_once_stood_there";
        String volume = "volumes_that_stand_on_a_shelf_of_this_house_or_on_ae20f041_fkey";
        String shelf = "volumes_that_stand_on_a_shelf_of_this_house_or_on_e6704b1f_fkey";
        TableDefinition between = VOLUME.joinTables().get(0);

        assertThat(SHELF.joinTables()).containsExactly(between);
        assertThat(between.references())
                .extracting(ReferenceDefinition::name)
                .containsExactlyInAnyOrder(volume, shelf)
                .containsExactlyInAnyOrder(
                        Identifiers.constraint(table, List.of("volume_id"), "fkey"),
                        Identifiers.constraint(table, List.of("shelf_id"), "fkey"))
                .allSatisfy(name -> assertThat(name).hasSize(63));
        List<TableDefinition> tables = TableDefinition.all(VOLUME, SHELF);
        try (TestDatabase database = TestDatabase.create(
                tables.stream().flatMap(one -> one.createStatements().stream()).collect(Collectors.joining(";\n")))) {
            assertThat(Objects.requireNonNull(Drift.of(RepoOptions.url(database.url()), tables)
                                    .check()
                                    .block())
                            .differences())
                    .isEmpty();
        }
    }

    @Test
    @Behaviour(
            value = "assoc.exs:842",
            differs = "the join table's foreign keys do it, so that it holds whoever deletes the row")
    void itsRowsGoWithTheRowsThatTheyReferTo() {
        List<TableDefinition> tables = TableDefinition.all(WRITER, ARTICLE, KEYWORD);
        String text = String.join(
                ";\n",
                tables.stream()
                        .flatMap(table -> table.createStatements().stream())
                        .toList());
        try (TestDatabase database = TestDatabase.create(text)) {
            RepoOptions options = RepoOptions.url(database.url());
            assertThat(Objects.requireNonNull(Drift.of(options, tables).check().block())
                            .differences())
                    .isEmpty();
            Repo repo = Repo.open(options);
            database.execute("insert into articles (title, views) values ('one', 1), ('two', 2)");
            database.execute("insert into keywords (word) values ('sql')");
            database.execute("insert into articles_keywords values (1, 1), (2, 1)");

            Article one = Objects.requireNonNull(repo.require(ARTICLE, 1L).block());
            repo.delete(ARTICLE, one).block();

            Keyword sql = Objects.requireNonNull(
                    repo.one(from(KEYWORD).preload(KEYWORD.articles)).block());
            assertThat(sql.articles().list()).extracting(Article::id).containsExactly(2L);
            assertThat(repo.count(from(KEYWORD)).block()).isEqualTo(1);
            repo.close().block();
        }
    }
}
