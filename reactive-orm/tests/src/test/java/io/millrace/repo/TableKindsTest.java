package io.millrace.repo;

import static io.millrace.blog.AuthorshipTable.AUTHORSHIP;
import static io.millrace.blog.BareboneTable.BAREBONE;
import static io.millrace.blog.ElsewhereTable.ELSEWHERE;
import static io.millrace.blog.EmptyBlog.now;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.ShelfTable.SHELF;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.blog.Authorship;
import io.millrace.blog.AuthorshipKey;
import io.millrace.blog.Barebone;
import io.millrace.blog.Elsewhere;
import io.millrace.blog.Shelf;
import io.millrace.error.DatabaseError;
import io.millrace.table.Table;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Tables of every kind: without a key, with a key of two references, in a name space that is not there. */
class TableKindsTest {

    private static final TestDatabase DATABASE =
            TestDatabase.create(Stream.<Table<?>>of(USER, POST, AUTHORSHIP, BAREBONE, SHELF)
                    .flatMap(table -> table.definition().createStatements().stream())
                    .collect(Collectors.joining(";\n")));
    private static final Repo REPO = Repo.connect(DATABASE.url());

    @AfterAll
    static void close() {
        REPO.close().block();
        DATABASE.close();
    }

    @Test
    @Behaviour("repo.exs:206")
    void aTableMayHaveNoKey() {
        Barebone one = now(REPO.insert(BAREBONE.draft().number(7)));

        assertThat(one).isEqualTo(new Barebone(7, null));
        assertThat(now(REPO.all(from(BAREBONE)))).containsExactly(one);
        assertThat(REPO.toSql(REPO.insert(BAREBONE.draft().number(7))).get(0).sql())
                .isEqualTo("insert into barebones (number) values ($1::int4) returning barebones.number,"
                        + " barebones.label");
    }

    @Test
    @Behaviour("repo.exs:154")
    void aKeyMayBeTwoReferences() {
        long post = now(REPO.insert(POST.draft().title("one"))).id();
        long user = now(REPO.insert(USER.draft().name("Ann"))).id();

        Authorship written = now(REPO.insert(AUTHORSHIP.draft().postId(post).userId(user)));
        Authorship changed = now(REPO.update(written).set(AUTHORSHIP.part.to("words")));

        assertThat(now(REPO.require(AUTHORSHIP, new AuthorshipKey(post, user)))).isEqualTo(changed);
        assertThat(now(REPO.all(
                        from(AUTHORSHIP).where(AUTHORSHIP.user().name.eq("Ann")).select(AUTHORSHIP.part.orElse("")))))
                .containsExactly("words");
        now(REPO.delete(AUTHORSHIP, changed));
        assertThat(now(REPO.count(from(AUTHORSHIP)))).isZero();
    }

    @Test
    @Behaviour({"repo.exs:88", "repo.exs:165", "repo.exs:999", "repo.exs:1168", "repo.exs:1279"})
    void aNameSpaceThatIsNotThereFailsEveryVerbAndHarmsNothing() {
        var row = new Elsewhere(1, 2);
        List<Mono<?>> verbs = List.of(
                REPO.all(from(ELSEWHERE)).then(),
                REPO.get(ELSEWHERE, 1L),
                REPO.insert(ELSEWHERE.draft().visits(1)),
                REPO.insertAll(ELSEWHERE, List.of(ELSEWHERE.draft().visits(1))).then(),
                REPO.update(row).set(ELSEWHERE.visits.to(3)),
                REPO.delete(ELSEWHERE, row),
                REPO.updateAll(from(ELSEWHERE).everyRow()).set(ELSEWHERE.visits.to(3)),
                REPO.deleteAll(from(ELSEWHERE).everyRow()));

        assertThat(REPO.toSql(from(ELSEWHERE)).sql()).isEqualTo("select posts.id, posts.visits from nowhere.posts");
        for (Mono<?> verb : verbs) {
            assertThatThrownBy(verb::block)
                    .isInstanceOf(DatabaseError.class)
                    .hasMessageContaining("\"nowhere.posts\" does not exist");
        }
        assertThat(now(REPO.count(from(POST).where(POST.title.eq("none"))))).isZero();
    }

    @Test
    @Behaviour("repo.exs:75")
    void whatIsTheSameForEveryRowIsThereOnce() {
        now(REPO.insert(SHELF.draft().label("a")));
        now(REPO.insert(SHELF.draft().label("b")));

        List<Shelf> shelves = now(REPO.all(from(SHELF).orderBy(SHELF.id.asc())));

        assertThat(shelves).extracting(Shelf::label).containsExactly("a", "b");
        assertThat(shelves.get(0).books()).isSameAs(shelves.get(1).books());
        assertThat(now(REPO.require(SHELF, shelves.get(0).id())).books())
                .isSameAs(shelves.get(0).books());
    }
}
