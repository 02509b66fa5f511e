package io.millrace.benchmark;

import static io.millrace.benchmark.WorldTable.WORLD;
import static io.millrace.query.Query.from;

import io.millrace.repo.Repo;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;

/** The same, as a user of the library writes it. */
final class WithMillrace implements AutoCloseable {

    private final Repo repo;

    WithMillrace(String url) {
        this.repo = Repo.connect(url);
    }

    /** So many gets, with so many of them in flight at a time. */
    void gets(int total, int inFlight, int rows) {
        Flux.range(0, total)
                .flatMap(number -> repo.get(WORLD, Keys.of(number, rows)), inFlight)
                .blockLast();
    }

    /** One list of the first rows. */
    List<World> list(int rows) {
        return Objects.requireNonNull(repo.all(
                        from(WORLD).where(WORLD.id.le(Integer.valueOf(rows))).orderBy(WORLD.id.asc()))
                .collectList()
                .block());
    }

    @Override
    public void close() {
        repo.close().block();
    }
}
