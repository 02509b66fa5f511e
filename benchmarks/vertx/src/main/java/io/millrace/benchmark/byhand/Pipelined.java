package io.millrace.benchmark.byhand;

import io.millrace.benchmark.contest.Contender;
import io.millrace.benchmark.contest.Keys;
import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Work;
import io.millrace.benchmark.contest.film.NewMovie;
import io.millrace.benchmark.contest.film.NewPerson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.List;
import java.util.function.Supplier;

/** One pipelined connection, and for each task the best strategy that is known: what everybody is measured against. */
final class Pipelined implements Contender {

    private final Vertx vertx = Vertx.vertx();
    private final PgConnection connection;
    private final Reads reads;
    private final Inserts inserts;
    private final Films films;

    Pipelined(String url) {
        PgConnectOptions options = PgConnectOptions.fromUri(url)
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(1_024)
                .setPipeliningLimit(256);
        this.connection = Futures.await(PgConnection.connect(vertx, options));
        this.reads = new Reads(connection);
        this.inserts = new Inserts(connection);
        this.films = new Films(connection);
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
                        .compose(worlds -> inserts.worldBatch(changed(worlds, number))));
            case UPDATES_BEST ->
                Futures.work(number -> reads.worlds(Keys.worlds(number, size))
                        .compose(worlds -> inserts.worlds(changed(worlds, number))));
            case INSERT ->
                size == 1 ? Futures.work(inserts::note) : Futures.work(number -> inserts.notes(number, size));
            case UPSERT -> Futures.work(number -> inserts.notesAgain(number, size));
            case UPDATE -> Futures.work(number -> inserts.stocks(number, size));
            case TRANSACTION -> Futures.work(this::transaction);
            case STREAM -> Futures.work(number -> within(() -> Total.of(connection, size)));
            case ASSOCIATIONS -> Futures.work(number -> reads.authorsAtOnce(size));
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
        Futures.await(connection.close());
        Futures.await(vertx.close());
    }

    static List<World> changed(List<World> worlds, int number) {
        return worlds.stream()
                .map(world -> new World(world.id(), Keys.randomNumber(world.id(), number)))
                .toList();
    }

    /** Everything is sent before anything is answered. */
    private Future<List<World>> transaction(int number) {
        int key = Keys.stock(number);
        Future<?> begun = connection.query("begin").execute();
        Future<World> first = reads.world(Keys.world(2 * number));
        Future<World> second = reads.world(Keys.world(2 * number + 1));
        Future<Integer> written = inserts.stock(key, Keys.quantity(key, number));
        Future<?> committed = connection.query("commit").execute();
        return Future.all(begun, first, second, written, committed)
                .map(together -> List.of(first.result(), second.result()));
    }

    private <T> Future<T> within(Supplier<Future<T>> work) {
        return connection
                .begin()
                .compose(begun -> work.get().compose(result -> begun.commit().map(result)));
    }
}
