package io.millrace.benchmark;

import static io.millrace.benchmark.ReadingTable.READING;
import static io.millrace.benchmark.WorldTable.WORLD;
import static io.millrace.query.Query.from;

import io.millrace.query.Query;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;

/** The same as a user of the library writes it, with as many connections as by hand: one. */
final class WithMillrace implements Contender {

    private final Repo repo;

    private WithMillrace(RepoOptions options) {
        this.repo = Repo.open(options.withConnections(2, 1));
    }

    /** As it is: gets that are asked for at the same time are sent as one statement. */
    static WithMillrace gathering(String url) {
        return new WithMillrace(RepoOptions.url(url));
    }

    /** Each get as a statement of its own. */
    static WithMillrace oneByOne(String url) {
        return new WithMillrace(RepoOptions.url(url).withoutGathering());
    }

    @Override
    public void gets(int total, int inFlight) {
        Relay.run(total, inFlight, number -> repo.get(WORLD, Worlds.key(number)));
    }

    @Override
    public void lists(int total, int rows) {
        Relay.run(total, 1, number -> repo.all(first(rows)).collectList());
    }

    @Override
    public List<World> list(int rows) {
        return Objects.requireNonNull(repo.all(first(rows)).collectList().block());
    }

    @Override
    public void inserts(int total, int rows) {
        repo.execute(Readings.EMPTY).block();
        List<Reading> readings = Readings.rows(rows);
        Relay.run(total, 1, number -> insert(readings).collectList());
    }

    @Override
    public List<Reading> inserted(int rows) {
        return Objects.requireNonNull(insert(Readings.rows(rows)).collectList().block());
    }

    private Flux<Reading> insert(List<Reading> readings) {
        return repo.insertAll(READING, drafts(readings));
    }

    static List<ReadingDraft> drafts(List<Reading> readings) {
        return readings.stream()
                .map(reading -> READING.draft()
                        .sensor(reading.sensor())
                        .at(reading.at())
                        .level(reading.level())
                        .note(reading.note()))
                .toList();
    }

    @Override
    public void close() {
        repo.close().block();
    }

    private static Query<World> first(int rows) {
        return from(WORLD).where(WORLD.id.le(rows)).orderBy(WORLD.id.asc());
    }
}
