package io.millrace.benchmark.byhand;

import io.millrace.benchmark.contest.Contender;
import io.millrace.benchmark.contest.Keys;
import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Work;
import io.millrace.benchmark.contest.film.NewMovie;
import io.millrace.benchmark.contest.film.NewPerson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.List;
import java.util.Objects;

/** A pool of eight connections, and what most people write on it: batches, and transactions step by step. */
final class Pooled implements Contender {

    private static final int CONNECTIONS = 8;

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final Reads reads;
    private final Inserts inserts;
    private final Films films;

    Pooled(String url) {
        this.pool = PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(url).setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .using(vertx)
                .build();
        this.reads = new Reads(pool);
        this.inserts = new Inserts(pool);
        this.films = new Films(pool);
    }

    @Override
    public Work work(Task task, int size) {
        return switch (task) {
            case GET, DB_STRICT, DB_BEST -> Futures.work(number -> reads.world(Keys.world(number)));
            case LIST -> Futures.work(number -> reads.products(size));
            case QUERIES_STRICT -> Futures.work(number -> reads.worldsOneByOne(Keys.worlds(number, size)));
            case QUERIES_BEST -> Futures.work(number -> reads.worlds(Keys.worlds(number, size)));
            case FORTUNES -> Futures.work(number -> reads.fortunes());
            case UPDATES_STRICT ->
                Futures.work(number -> reads.worldsOneByOne(Keys.worlds(number, size))
                        .compose(worlds -> inserts.worldBatch(Pipelined.changed(worlds, number))));
            case UPDATES_BEST ->
                Futures.work(number -> reads.worlds(Keys.worlds(number, size))
                        .compose(worlds -> inserts.worldBatch(Pipelined.changed(worlds, number))));
            case INSERT ->
                size == 1 ? Futures.work(inserts::note) : Futures.work(number -> inserts.noteBatch(number, size));
            case UPSERT -> Futures.work(number -> inserts.noteBatchAgain(number, size));
            case UPDATE -> Futures.work(number -> inserts.stockBatch(number, size));
            case TRANSACTION -> Futures.work(this::transaction);
            case STREAM -> Futures.work(number -> pool.withTransaction(connection -> Total.of(connection, size)));
            case ASSOCIATIONS -> Futures.work(number -> reads.authorsByLevel(size));
            case GET_MOVIE -> Futures.work(number -> films.movie(Keys.movie(number)));
            case GET_MOVIES -> Futures.work(number -> films.movies(Keys.movies(number, size)));
            case GET_PERSON -> Futures.work(number -> films.person(Keys.person(number)));
            case GET_USER -> Futures.work(number -> films.user(Keys.person(number)));
            case UPDATE_MOVIE -> Futures.work(number -> films.update(Keys.movie(number), Keys.suffix(number)));
            case INSERT_USER -> Futures.work(number -> films.insertUser(Keys.user(number), Keys.image(number)));
            case INSERT_MOVIE -> Futures.work(number -> films.insertMovie(NewMovie.of(number)));
            case INSERT_MOVIE_PLUS ->
                Futures.work(number -> films.insertMovieWithPeople(NewMovie.of(number), NewPerson.of(number)));
        };
    }

    @Override
    public void close() {
        Futures.await(pool.close());
        Futures.await(vertx.close());
    }

    private Future<List<World>> transaction(int number) {
        int key = Keys.stock(number);
        return pool.withTransaction(connection -> {
                    Reads within = new Reads(connection);
                    return within.world(Keys.world(2 * number))
                            .compose(first -> within.world(Keys.world(2 * number + 1))
                                    .compose(second -> new Inserts(connection)
                                            .stock(key, Keys.quantity(key, number))
                                            .map(stored -> List.of(first, second))));
                })
                .map(Objects::requireNonNull);
    }
}
