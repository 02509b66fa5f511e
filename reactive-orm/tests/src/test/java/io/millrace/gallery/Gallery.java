package io.millrace.gallery;

import static io.millrace.gallery.AuthorTable.AUTHOR;
import static io.millrace.gallery.BadgeTable.BADGE;
import static io.millrace.gallery.HallTable.HALL;
import static io.millrace.gallery.HangingTable.HANGING;
import static io.millrace.gallery.NoteTable.NOTE;
import static io.millrace.gallery.PictureTable.PICTURE;
import static io.millrace.gallery.ReplyTable.REPLY;
import static io.millrace.gallery.StoryTable.STORY;
import static io.millrace.gallery.TagTable.TAG;
import static io.millrace.gallery.TaggingTable.TAGGING;

import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.table.Table;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The gallery in a database of its own, a repo on it, and a wire between them that counts. */
public final class Gallery implements AutoCloseable {

    private static final String TABLES = Stream.<Table<?>>of(
                    AUTHOR, STORY, PICTURE, NOTE, REPLY, BADGE, HALL, HANGING, TAG, TAGGING)
            .flatMap(table -> table.definition().createStatements().stream())
            .collect(Collectors.joining(";\n"));

    /**
     * Ann wrote story 1, nobody wrote 2. Note 1 and 2 are on story 1, 3 on picture 1, 4 on story 2, 5 on picture 2. Notes
     * 1 and 3 are loud. Note 3 has two replies. Badges: 1 is of story 1, 2 of picture 1, 3 of nobody. Picture 1
     * hangs in hall 1; picture 2 was taken down there and in hall 2. Story 1 and picture 1 have tag 1.
     */
    private static final String ROWS = """
            insert into authors (id, name) values (1, 'Ann');
            insert into stories (id, title, author_id) values (1, 'one', 1), (2, 'two', null);
            insert into pictures (id, place) values (1, 'Rome'), (2, 'Oslo');
            insert into notes (id, text, loud, subject_type, subject_id) values
                (1, 'a', true, 'story', 1), (2, 'b', false, 'story', 1), (3, 'c', true, 'photo', 1),
                (4, 'd', false, 'story', 2), (5, 'e', false, 'photo', 2);
            insert into replies (id, text, note_id) values (1, 'x', 3), (2, 'y', 3), (3, 'z', 1);
            insert into badges (id, word, kind, holder) values
                (1, 'gold', 'story', 1), (2, 'tin', 'photo', 1), (3, 'lost', null, null);
            insert into halls (id, name) values (1, 'north'), (2, 'south');
            insert into hangings (hall_id, picture_id, curator_id, taken_down) values
                (1, 1, 1, null), (1, 2, 1, now()), (2, 2, 1, now());
            insert into tags (id, word) values (1, 'sea'), (2, 'war');
            insert into taggings (id, subject_type, subject_id, tag_id) values (1, 'story', 1, 1), (2, 'photo', 1, 1);
            select setval(pg_get_serial_sequence(t, 'id'), 100)
                from unnest('{authors,stories,pictures,notes,replies,badges,tags,taggings}'::text[]) t""";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase database =
            TestDatabase.create("create type kind as enum ('story', 'photo');\n" + TABLES + ";\n" + ROWS);
    private final Wire wire = Wire.to(database);
    private final Repo repo = repo(options -> options);

    private Gallery() {}

    /** With a few rows in it. */
    public static Gallery open() {
        return new Gallery();
    }

    public Repo repo() {
        return repo;
    }

    /** Another repo on the same wire. */
    public Repo repo(UnaryOperator<RepoOptions> options) {
        return Repo.open(options.apply(RepoOptions.url(wire.url())
                .withConnectTimeout(PATIENCE)
                .withAcquireTimeout(PATIENCE)
                .withStatementTimeout(PATIENCE)));
    }

    /** The value that comes, and counting begun before it is asked for. */
    public <T> T counting(Mono<T> mono) {
        wire.startAgain();
        return Objects.requireNonNull(mono.block());
    }

    /** The values that come, and counting begun before they are asked for. */
    public <T> List<T> counting(Flux<T> flux) {
        return counting(flux.collectList());
    }

    /** The statements that were counted, without what a connection says first. */
    public List<String> statements() {
        return wire.traffic().statements().stream()
                .filter(text -> !text.startsWith("select set_config(") && !text.startsWith("set "))
                .toList();
    }

    /** How many times a connection began to wait for an answer. */
    public long roundTrips() {
        return wire.traffic().roundTrips();
    }

    /** Moves the server away, so that round trips are exact. */
    public void distance(Duration distance) {
        wire.distance(distance);
    }

    @Override
    public void close() {
        repo.close().block();
        wire.close();
        database.close();
    }
}
