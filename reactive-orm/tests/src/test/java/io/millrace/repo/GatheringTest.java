package io.millrace.repo;

import static io.millrace.blog.CompositeTable.COMPOSITE;
import static io.millrace.blog.PostTable.POST;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.blog.BlogDatabase;
import io.millrace.blog.Composite;
import io.millrace.blog.CompositeKey;
import io.millrace.blog.Post;
import io.millrace.query.Query;
import io.millrace.test.wire.Wire;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Gets that are asked for in the turn in which another one is answered. */
class GatheringTest {

    private static final BlogDatabase BLOG = BlogDatabase.open();

    private Wire wire;
    private Repo repo;

    @AfterAll
    static void end() {
        BLOG.close();
    }

    @BeforeEach
    void connect() {
        wire = Wire.to(BLOG.database());
        repo = Repo.open(RepoOptions.url(wire.url()).withConnections(2, 1));
        repo.get(POST, 1L).block();
        wire.startAgain();
    }

    @AfterEach
    void close() {
        repo.close().block();
        wire.close();
    }

    @Test
    void aKeyOfOneColumn() {
        assertThat(read(Flux.just(3L, 9L, 2L)
                        .flatMapSequential(id -> repo.get(POST, id).map(Post::id))))
                .containsExactly(3L, 2L);
        assertThat(sent())
                .satisfiesExactly(
                        first -> assertThat(first).endsWith(" from posts where posts.id = $1::int8"),
                        both -> assertThat(both).endsWith(" from posts where posts.id = any($1::int8[])"));
    }

    @Test
    void aKeyOfSeveralColumnsIsReadAlone() {
        List<CompositeKey> keys = List.of(new CompositeKey(1, 1), new CompositeKey(2, 1));

        assertThat(read(Flux.fromIterable(keys).flatMapSequential(key -> repo.get(COMPOSITE, key))).stream()
                        .map(Composite::name))
                .containsExactly("x", "z");
        assertThat(sent()).hasSize(3).noneMatch(sql -> sql.contains("any("));
    }

    @Test
    void whatOneWroteIsReadByAGetThatIsAskedForAfterwards() {
        assertThat(read(repo.updateAll(post(2))
                        .set(POST.visits.to(77))
                        .thenMany(Flux.just(1L, 2L))
                        .flatMapSequential(id -> repo.get(POST, id).map(Post::visits))))
                .containsExactly(10, 77);
    }

    private static Query<Post> post(long id) {
        return Query.from(POST).where(POST.id.eq(id));
    }

    private <T> List<T> read(Publisher<T> work) {
        return repo.get(POST, 1L).thenMany(work).collectList().blockOptional().orElseThrow();
    }

    private List<String> sent() {
        return wire.traffic().statements();
    }
}
