package io.millrace.benchmark.spring;

import io.millrace.benchmark.contest.Contender;
import io.millrace.benchmark.contest.Keys;
import io.millrace.benchmark.contest.Page;
import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Work;
import io.millrace.benchmark.contest.film.NewMovie;
import io.millrace.benchmark.contest.film.NewPerson;
import io.millrace.benchmark.r2dbc.Arrival;
import io.millrace.benchmark.r2dbc.Author;
import io.millrace.benchmark.r2dbc.Authors;
import io.millrace.benchmark.r2dbc.Comment;
import io.millrace.benchmark.r2dbc.Connections;
import io.millrace.benchmark.r2dbc.Post;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Statements by Spring's DatabaseClient, rows made by hand; many rows as one statement with arrays. */
public final class WithDatabaseClient implements Contender {

    private static final String NOTES = "insert into note (id, title, body, rank)"
            + " select * from unnest($1::int8[], $2::text[], $3::text[], $4::int4[])";
    private static final String CONFLICT =
            " on conflict (id) do update set title = excluded.title, body = excluded.body, rank = excluded.rank";

    private final ConnectionPool pool;
    private final DatabaseClient client;
    private final Films films;
    private final TransactionalOperator transactions;

    /** Connects. */
    public WithDatabaseClient(String url) {
        this.pool = Connections.pool(url);
        this.client = DatabaseClient.create(pool);
        this.films = new Films(client);
        this.transactions = TransactionalOperator.create(new R2dbcTransactionManager(pool));
    }

    @Override
    public Work work(Task task, int size) {
        return switch (task) {
            case GET, DB_STRICT, DB_BEST -> Arrival.work(number -> world(Keys.world(number)));
            case LIST -> Arrival.work(number -> products(size));
            case QUERIES_STRICT -> Arrival.work(number -> oneByOne(Keys.worlds(number, size)));
            case QUERIES_BEST -> Arrival.work(number -> together(Keys.worlds(number, size)));
            case FORTUNES -> Arrival.work(number -> fortunes());
            case UPDATES_STRICT ->
                Arrival.work(number -> oneByOne(Keys.worlds(number, size)).flatMap(worlds -> batched(worlds, number)));
            case UPDATES_BEST ->
                Arrival.work(number -> together(Keys.worlds(number, size)).flatMap(worlds -> changed(worlds, number)));
            case INSERT ->
                size == 1
                        ? Arrival.work(this::note)
                        : Arrival.work(number -> notes(NOTES, number, size, place -> Keys.note(number, size, place)));
            case UPSERT ->
                Arrival.work(
                        number -> notes(NOTES + CONFLICT, number, size, place -> Keys.noteAgain(number, size, place)));
            case UPDATE -> Arrival.work(number -> stocks(number, size));
            case TRANSACTION -> Arrival.work(this::transaction);
            case STREAM -> Arrival.work(number -> total(size));
            case ASSOCIATIONS -> Arrival.work(number -> authors(size));
            case GET_MOVIE -> Arrival.work(number -> films.movie(Keys.movie(number)));
            case GET_MOVIES -> Arrival.work(number -> films.movies(Keys.movies(number, size)));
            case GET_PERSON -> Arrival.work(number -> films.person(Keys.person(number)));
            case GET_USER -> Arrival.work(number -> films.user(Keys.person(number)));
            case UPDATE_MOVIE -> Arrival.work(number -> films.update(Keys.movie(number), Keys.suffix(number)));
            case INSERT_USER -> Arrival.work(number -> films.insertUser(Keys.user(number), Keys.image(number)));
            case INSERT_MOVIE -> Arrival.work(number -> films.insertMovie(NewMovie.of(number)));
            case INSERT_MOVIE_PLUS ->
                Arrival.work(number -> films.insertMovieWithPeople(NewMovie.of(number), NewPerson.of(number)));
        };
    }

    @Override
    public void close() {
        pool.close();
    }

    private <T> Flux<T> rows(String sql, Function<Readable, T> decoder, Object... values) {
        return bound(sql, values).map(decoder).all();
    }

    private Mono<Long> count(String sql, Object... values) {
        return bound(sql, values).fetch().rowsUpdated();
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, Object... values) {
        DatabaseClient.GenericExecuteSpec statement = client.sql(sql);
        for (int i = 0; i < values.length; i++) {
            statement = statement.bind(i, values[i]);
        }
        return statement;
    }

    private Mono<World> world(int key) {
        return rows("select id, randomnumber from world where id = $1", WithDatabaseClient::world, key)
                .single();
    }

    private Mono<List<World>> oneByOne(List<Integer> keys) {
        return Flux.fromIterable(keys).flatMapSequential(this::world).collectList();
    }

    private Mono<List<World>> together(List<Integer> keys) {
        return rows(
                        "select id, randomnumber from world where id = any($1) order by id",
                        WithDatabaseClient::world,
                        (Object) keys.toArray(Integer[]::new))
                .collectList();
    }

    /** A statement for each, sent as a batch of the driver's: the client itself has none. */
    private Mono<List<World>> batched(List<World> worlds, int number) {
        List<World> changed = worlds.stream()
                .map(world -> new World(world.id(), Keys.randomNumber(world.id(), number)))
                .toList();
        return client.inConnection(connection -> {
            Statement batch = connection.createStatement("update world set randomnumber = $2 where id = $1");
            for (int place = 0; place < changed.size(); place++) {
                World world = changed.get(place);
                batch.bind(0, world.id()).bind(1, world.randomNumber());
                if (place < changed.size() - 1) {
                    batch.add();
                }
            }
            return Flux.from(batch.execute()).flatMap(Result::getRowsUpdated).then(Mono.just(changed));
        });
    }

    private Mono<List<World>> changed(List<World> worlds, int number) {
        List<World> changed = worlds.stream()
                .map(world -> new World(world.id(), Keys.randomNumber(world.id(), number)))
                .toList();
        return count(
                        "update world set randomnumber = new.randomnumber"
                                + " from unnest($1::int4[], $2::int4[]) as new(id, randomnumber) where world.id = new.id",
                        changed.stream().map(World::id).toArray(Integer[]::new),
                        changed.stream().map(World::randomNumber).toArray(Integer[]::new))
                .thenReturn(changed);
    }

    private Mono<List<Product>> products(int size) {
        return rows(
                        "select id, name, maker, description, stock, weight, available, listed_at, code, price"
                                + " from product where id <= $1 order by id",
                        WithDatabaseClient::product,
                        (long) size)
                .collectList();
    }

    private Mono<String> fortunes() {
        return rows("select id, message from fortune", row -> new Fortune(number(row, 0), text(row, 1)))
                .collectList()
                .map(fortunes -> {
                    fortunes.add(new Fortune(0, Page.ADDED));
                    fortunes.sort(Comparator.comparing(Fortune::message));
                    return Page.of(
                            fortunes.stream().map(Fortune::id).toList(),
                            fortunes.stream().map(Fortune::message).toList());
                });
    }

    private Mono<Note> note(int number) {
        long id = Keys.note(number, 1, 0);
        return rows(
                        "insert into note (id, title, body, rank) values ($1, $2, $3, $4) returning id, title, body, rank",
                        row -> new Note(get(row, 0, Long.class), text(row, 1), text(row, 2), number(row, 3)),
                        id,
                        Keys.title(id),
                        Keys.BODY,
                        Keys.rank(id, number))
                .single();
    }

    private Mono<Long> notes(String sql, int number, int size, IntToLongFunction keys) {
        Long[] ids = new Long[size];
        String[] titles = new String[size];
        String[] bodies = new String[size];
        Integer[] ranks = new Integer[size];
        for (int place = 0; place < size; place++) {
            long id = keys.applyAsLong(place);
            ids[place] = id;
            titles[place] = Keys.title(id);
            bodies[place] = Keys.BODY;
            ranks[place] = Keys.rank(id, number);
        }
        return count(sql, ids, titles, bodies, ranks);
    }

    private Mono<Long> stocks(int number, int size) {
        List<Integer> keys = Keys.stock(number, size);
        return count(
                "update stock set quantity = new.quantity"
                        + " from unnest($1::int4[], $2::int4[]) as new(id, quantity) where stock.id = new.id",
                keys.toArray(Integer[]::new),
                keys.stream().map(key -> Keys.quantity(key, number)).toArray(Integer[]::new));
    }

    private Mono<List<World>> transaction(int number) {
        int key = Keys.stock(number);
        return world(Keys.world(2 * number))
                .flatMap(first -> world(Keys.world(2 * number + 1))
                        .flatMap(second -> count(
                                        "update stock set quantity = $2 where id = $1", key, Keys.quantity(key, number))
                                .thenReturn(List.of(first, second))))
                .as(transactions::transactional);
    }

    private Mono<String> total(int size) {
        return (size < Keys.worlds()
                        ? bound("select id, randomnumber from world where id <= $1", size)
                        : client.sql("select id, randomnumber from world"))
                .filter(statement -> statement.fetchSize(500))
                .map(row -> world(row))
                .all()
                .reduce(new long[2], (total, world) -> {
                    total[0]++;
                    total[1] += world.randomNumber();
                    return total;
                })
                .map(total -> total[0] + " rows, " + total[1])
                .as(transactions::transactional);
    }

    private Mono<Authors> authors(int size) {
        return rows(
                        "select id, name from author where id <= $1 order by id",
                        row -> new Author(number(row, 0), text(row, 1), new ArrayList<>()),
                        size)
                .collectList()
                .flatMap(authors -> rows(
                                "select id, author_id, title from post where author_id = any($1) order by id",
                                row -> new Post(number(row, 0), number(row, 1), text(row, 2), new ArrayList<>()),
                                (Object) authors.stream().map(Author::id).toArray(Integer[]::new))
                        .collectList()
                        .flatMap(posts -> rows(
                                        "select id, post_id, body from comment where post_id = any($1) order by id",
                                        row -> new Comment(number(row, 0), number(row, 1), text(row, 2)),
                                        (Object) posts.stream().map(Post::id).toArray(Integer[]::new))
                                .collectList()
                                .map(comments -> Authors.of(authors, posts, comments))));
    }

    private static World world(Readable row) {
        return new World(number(row, 0), number(row, 1));
    }

    private static Product product(Readable row) {
        return new Product(
                get(row, 0, Long.class),
                text(row, 1),
                text(row, 2),
                text(row, 3),
                number(row, 4),
                get(row, 5, Double.class),
                get(row, 6, Boolean.class),
                get(row, 7, OffsetDateTime.class),
                get(row, 8, UUID.class),
                get(row, 9, BigDecimal.class));
    }

    private static int number(Readable row, int column) {
        return get(row, column, Integer.class);
    }

    private static String text(Readable row, int column) {
        return get(row, column, String.class);
    }

    private static <T> T get(Readable row, int column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type));
    }
}
