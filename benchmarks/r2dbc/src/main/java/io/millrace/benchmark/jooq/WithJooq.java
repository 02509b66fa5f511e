package io.millrace.benchmark.jooq;

import static io.millrace.benchmark.jooq.Tables.AUTHOR;
import static io.millrace.benchmark.jooq.Tables.AUTHOR_ID;
import static io.millrace.benchmark.jooq.Tables.AUTHOR_NAME;
import static io.millrace.benchmark.jooq.Tables.COMMENT;
import static io.millrace.benchmark.jooq.Tables.COMMENT_BODY;
import static io.millrace.benchmark.jooq.Tables.COMMENT_ID;
import static io.millrace.benchmark.jooq.Tables.COMMENT_POST;
import static io.millrace.benchmark.jooq.Tables.FORTUNE;
import static io.millrace.benchmark.jooq.Tables.FORTUNE_ID;
import static io.millrace.benchmark.jooq.Tables.FORTUNE_MESSAGE;
import static io.millrace.benchmark.jooq.Tables.NOTE;
import static io.millrace.benchmark.jooq.Tables.NOTE_BODY;
import static io.millrace.benchmark.jooq.Tables.NOTE_ID;
import static io.millrace.benchmark.jooq.Tables.NOTE_RANK;
import static io.millrace.benchmark.jooq.Tables.NOTE_TITLE;
import static io.millrace.benchmark.jooq.Tables.POST;
import static io.millrace.benchmark.jooq.Tables.POST_AUTHOR;
import static io.millrace.benchmark.jooq.Tables.POST_ID;
import static io.millrace.benchmark.jooq.Tables.POST_TITLE;
import static io.millrace.benchmark.jooq.Tables.PRODUCT;
import static io.millrace.benchmark.jooq.Tables.PRODUCT_AVAILABLE;
import static io.millrace.benchmark.jooq.Tables.PRODUCT_CODE;
import static io.millrace.benchmark.jooq.Tables.PRODUCT_DESCRIPTION;
import static io.millrace.benchmark.jooq.Tables.PRODUCT_ID;
import static io.millrace.benchmark.jooq.Tables.PRODUCT_LISTED;
import static io.millrace.benchmark.jooq.Tables.PRODUCT_MAKER;
import static io.millrace.benchmark.jooq.Tables.PRODUCT_NAME;
import static io.millrace.benchmark.jooq.Tables.PRODUCT_PRICE;
import static io.millrace.benchmark.jooq.Tables.PRODUCT_STOCK;
import static io.millrace.benchmark.jooq.Tables.PRODUCT_WEIGHT;
import static io.millrace.benchmark.jooq.Tables.STOCK;
import static io.millrace.benchmark.jooq.Tables.STOCK_ID;
import static io.millrace.benchmark.jooq.Tables.WORLD;
import static io.millrace.benchmark.jooq.Tables.WORLD_ID;
import static io.millrace.benchmark.jooq.Tables.WORLD_NUMBER;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.values;

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
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Row4;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** jOOQ's statements: many rows as one statement of rows, nested rows as multisets. */
public final class WithJooq implements Contender {

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final ConnectionPool pool;
    private final DSLContext jooq;
    private final Worlds worlds;
    private final Films films;

    /** Connects. */
    public WithJooq(String url) {
        this.pool = Connections.pool(url);
        this.jooq = DSL.using(pool, SQLDialect.POSTGRES);
        this.worlds = new Worlds(jooq);
        this.films = new Films(jooq);
    }

    @Override
    public Work work(Task task, int size) {
        return switch (task) {
            case GET, DB_STRICT, DB_BEST -> Arrival.work(number -> Worlds.world(jooq, Keys.world(number)));
            case LIST -> Arrival.work(number -> products(size));
            case QUERIES_STRICT -> Arrival.work(number -> worlds.oneByOne(Keys.worlds(number, size)));
            case QUERIES_BEST -> Arrival.work(number -> worlds.together(Keys.worlds(number, size)));
            case FORTUNES -> Arrival.work(number -> fortunes());
            case UPDATES_STRICT ->
                Arrival.work(number ->
                        worlds.oneByOne(Keys.worlds(number, size)).flatMap(read -> worlds.batched(read, number)));
            case UPDATES_BEST ->
                Arrival.work(number ->
                        worlds.together(Keys.worlds(number, size)).flatMap(read -> worlds.changed(read, number)));
            case INSERT -> size == 1 ? Arrival.work(this::note) : Arrival.work(number -> notes(number, size));
            case UPSERT -> Arrival.work(number -> notesAgain(number, size));
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

    private Mono<List<Product>> products(int size) {
        return Flux.from(jooq.select(
                                PRODUCT_ID,
                                PRODUCT_NAME,
                                PRODUCT_MAKER,
                                PRODUCT_DESCRIPTION,
                                PRODUCT_STOCK,
                                PRODUCT_WEIGHT,
                                PRODUCT_AVAILABLE,
                                PRODUCT_LISTED,
                                PRODUCT_CODE,
                                PRODUCT_PRICE)
                        .from(PRODUCT)
                        .where(PRODUCT_ID.le((long) size))
                        .orderBy(PRODUCT_ID))
                .map(mapping(Product::new))
                .collectList();
    }

    private Mono<String> fortunes() {
        return Flux.from(jooq.select(FORTUNE_ID, FORTUNE_MESSAGE).from(FORTUNE))
                .map(mapping(Fortune::new))
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
        return Mono.from(jooq.insertInto(NOTE, NOTE_ID, NOTE_TITLE, NOTE_BODY, NOTE_RANK)
                        .values(id, Keys.title(id), Keys.BODY, Keys.rank(id, number))
                        .returningResult(NOTE_ID, NOTE_TITLE, NOTE_BODY, NOTE_RANK))
                .map(mapping(Note::new));
    }

    private Mono<Integer> notes(int number, int size) {
        return Mono.from(jooq.insertInto(NOTE, NOTE_ID, NOTE_TITLE, NOTE_BODY, NOTE_RANK)
                .valuesOfRows(rows(number, size, place -> Keys.note(number, size, place))));
    }

    private Mono<Integer> notesAgain(int number, int size) {
        return Mono.from(jooq.insertInto(NOTE, NOTE_ID, NOTE_TITLE, NOTE_BODY, NOTE_RANK)
                .valuesOfRows(rows(number, size, place -> Keys.noteAgain(number, size, place)))
                .onConflict(NOTE_ID)
                .doUpdate()
                .set(NOTE_TITLE, excluded(NOTE_TITLE))
                .set(NOTE_BODY, excluded(NOTE_BODY))
                .set(NOTE_RANK, excluded(NOTE_RANK)));
    }

    private static List<Row4<Long, String, String, Integer>> rows(int number, int size, IntToLongFunction keys) {
        return IntStream.range(0, size)
                .mapToLong(keys)
                .mapToObj(id -> row(id, Keys.title(id), Keys.BODY, Keys.rank(id, number)))
                .toList();
    }

    private Mono<Integer> stocks(int number, int size) {
        var rows = values(Keys.stock(number, size).stream()
                        .map(key -> row(key, Keys.quantity(key, number)))
                        .toArray(Worlds::pairs))
                .as("fresh", "id", "quantity");
        return Mono.from(jooq.update(STOCK)
                .set(field(name("quantity"), Integer.class), rows.field("quantity", Integer.class))
                .from(rows)
                .where(STOCK_ID.eq(rows.field("id", Integer.class))));
    }

    private Mono<List<World>> transaction(int number) {
        int key = Keys.stock(number);
        return Mono.from(jooq.transactionPublisher(configuration -> {
            DSLContext within = configuration.dsl();
            return Worlds.world(within, Keys.world(2 * number))
                    .flatMap(first -> Worlds.world(within, Keys.world(2 * number + 1))
                            .flatMap(second -> Mono.from(within.update(STOCK)
                                            .set(field(name("quantity"), Integer.class), Keys.quantity(key, number))
                                            .where(STOCK_ID.eq(key)))
                                    .thenReturn(List.of(first, second))));
        }));
    }

    private Mono<String> total(int size) {
        Condition which = size < Keys.worlds() ? WORLD_ID.le(size) : DSL.noCondition();
        return Mono.from(jooq.transactionPublisher(configuration -> Flux.from(configuration
                        .dsl()
                        .select(WORLD_ID, WORLD_NUMBER)
                        .from(WORLD)
                        .where(which)
                        .fetchSize(500))
                .map(mapping(World::new))
                .reduce(new long[2], (total, world) -> {
                    total[0]++;
                    total[1] += world.randomNumber();
                    return total;
                })
                .map(total -> total[0] + " rows, " + total[1])));
    }

    private Mono<Authors> authors(int size) {
        var comments = multiset(select(COMMENT_ID, COMMENT_POST, COMMENT_BODY)
                        .from(COMMENT)
                        .where(COMMENT_POST.eq(POST_ID))
                        .orderBy(COMMENT_ID))
                .convertFrom(result -> result.map(mapping(Comment::new)));
        var posts = multiset(select(POST_ID, POST_AUTHOR, POST_TITLE, comments)
                        .from(POST)
                        .where(POST_AUTHOR.eq(AUTHOR_ID))
                        .orderBy(POST_ID))
                .convertFrom(result -> result.map(mapping(Post::new)));
        return Flux.from(jooq.select(AUTHOR_ID, AUTHOR_NAME, posts)
                        .from(AUTHOR)
                        .where(AUTHOR_ID.le(size))
                        .orderBy(AUTHOR_ID))
                .map(mapping(Author::new))
                .collectList()
                .map(Authors::new);
    }
}
