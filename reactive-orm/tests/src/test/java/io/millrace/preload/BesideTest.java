package io.millrace.preload;

import static io.millrace.forum.MemberTable.MEMBER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.forum.Forum;
import io.millrace.forum.Member;
import io.millrace.forum.Topic;
import io.millrace.query.Query;
import io.millrace.query.Sql;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.type.Types;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What takes long and starts from a known key is read beside its row, on another connection. */
class BesideTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPICS =
            "select topics.id, topics.title, topics.votes, topics.author_id from topics where topics.author_id ";

    /** Its row is held by a lock until the topics were read, and is written together with one. */
    @Test
    void aRowThatComesInBetweenIsNotWithoutWhatCameWithIt() {
        try (Forum forum = Forum.open()) {
            AtomicBoolean awaited = new AtomicBoolean();
            CompletableFuture<Void> answered = new CompletableFuture<>();
            Repo repo = Repo.open(RepoOptions.url(forum.url()).withListener((work, context) -> {
                boolean topics = String.valueOf(work.sql()).startsWith(TOPICS);
                return (outcome, rows, failure) -> {
                    if (topics && awaited.get()) {
                        answered.complete(null);
                    }
                };
            }));
            knownToBeLong(repo);
            CompletableFuture<Void> locked = new CompletableFuture<>();
            Repo other = forum.repo();
            CompletableFuture<Integer> writing = other.transaction(
                            other.sql("lock table members in access exclusive mode")
                                    .execute()
                                    .then(other.sql("insert into members (id, name) values (4, 'Dan')")
                                            .execute())
                                    .then(other.sql("insert into topics (id, title, votes, author_id)"
                                                    + " values (9, 'nine', 1, 4)")
                                            .execute())
                                    .doOnSuccess(written -> locked.complete(null))
                                    .then(Mono.fromFuture(answered))
                                    .thenReturn(1))
                    .toFuture();
            locked.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            awaited.set(true);

            Member dan = forum.counting(repo.one(member(4)).timeout(PATIENCE));

            assertThat(writing.join()).isEqualTo(1);
            assertThat(dan.name()).isEqualTo("Dan");
            assertThat(dan.topics().list()).extracting(Topic::title).containsExactly("nine");
            assertThat(forum.statements())
                    .filteredOn(sql -> sql.startsWith(TOPICS))
                    .containsExactly(
                            TOPICS + "= $1::int8 and ((select true from pg_sleep(0.001)))",
                            TOPICS + "= $1::int8 and ((select true from pg_sleep(0.001)))");
            repo.close().block();
        }
    }

    /** The same is asked until it was the last thing that another connection was asked, which is made for it alone. */
    private static void knownToBeLong(Repo repo) {
        Mono<Long> connections = repo.one(member(1))
                .then(repo.sql("select count(*) from pg_stat_activity where query like 'select topics.%'")
                        .as(Types.INT8)
                        .single());
        assertThat(connections.repeat(1_000).takeUntil(count -> count == 1).blockLast(PATIENCE))
                .isEqualTo(1);
    }

    private static Query<Member> member(long id) {
        return from(MEMBER)
                .where(MEMBER.id.eq(id))
                .preload(MEMBER.badge, MEMBER.topics.where(Sql.sql("(select true from pg_sleep(0.001))")));
    }
}
