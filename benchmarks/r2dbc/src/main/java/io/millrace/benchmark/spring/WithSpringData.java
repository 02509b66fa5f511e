package io.millrace.benchmark.spring;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;

import io.millrace.benchmark.contest.Contender;
import io.millrace.benchmark.contest.Keys;
import io.millrace.benchmark.contest.Page;
import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Work;
import io.millrace.benchmark.r2dbc.Arrival;
import io.millrace.benchmark.r2dbc.Author;
import io.millrace.benchmark.r2dbc.Authors;
import io.millrace.benchmark.r2dbc.Comment;
import io.millrace.benchmark.r2dbc.Connections;
import io.millrace.benchmark.r2dbc.Post;
import io.r2dbc.pool.ConnectionPool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.query.Query;
import org.springframework.data.relational.core.query.Update;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Entities by the template that Spring Data's repositories stand on. It has no statement for many rows, so those are saved
 * one by one in a transaction, as {@code saveAll} does; and no upsert.
 */
public final class WithSpringData implements Contender {

    private static final Sort BY_ID = Sort.by("id");

    private final ConnectionPool pool;
    private final R2dbcEntityTemplate template;
    private final TransactionalOperator transactions;

    /** Connects. */
    public WithSpringData(String url) {
        this.pool = Connections.pool(url);
        this.template = new R2dbcEntityTemplate(pool);
        this.transactions = TransactionalOperator.create(new R2dbcTransactionManager(pool));
    }

    @Override
    public @Nullable Work work(Task task, int size) {
        return switch (task) {
            case GET, DB_STRICT, DB_BEST -> Arrival.work(number -> world(Keys.world(number)));
            case LIST -> Arrival.work(number -> products(size));
            case QUERIES_STRICT -> Arrival.work(number -> oneByOne(Keys.worlds(number, size)));
            case QUERIES_BEST -> Arrival.work(number -> together(Keys.worlds(number, size)));
            case FORTUNES -> Arrival.work(number -> fortunes());
            case UPDATES_STRICT ->
                Arrival.work(number -> oneByOne(Keys.worlds(number, size)).flatMap(worlds -> changed(worlds, number)));
            case UPDATES_BEST ->
                Arrival.work(number -> together(Keys.worlds(number, size)).flatMap(worlds -> changed(worlds, number)));
            case INSERT -> size == 1 ? Arrival.work(this::note) : Arrival.work(number -> notes(number, size));
            case UPSERT -> null;
            case UPDATE -> Arrival.work(number -> stocks(number, size));
            case TRANSACTION -> Arrival.work(this::transaction);
            case STREAM -> Arrival.work(number -> total(size));
            case ASSOCIATIONS -> Arrival.work(number -> authors(size));
            case GET_MOVIE,
                    GET_MOVIES,
                    GET_PERSON,
                    GET_USER,
                    UPDATE_MOVIE,
                    INSERT_USER,
                    INSERT_MOVIE,
                    INSERT_MOVIE_PLUS -> null;
        };
    }

    @Override
    public void close() {
        pool.close();
    }

    private Mono<World> world(int key) {
        return template.selectOne(query(where("id").is(key)), World.class);
    }

    private Mono<List<World>> oneByOne(List<Integer> keys) {
        return Flux.fromIterable(keys).flatMapSequential(this::world).collectList();
    }

    private Mono<List<World>> together(List<Integer> keys) {
        return template.select(query(where("id").in(keys)).sort(BY_ID), World.class)
                .collectList();
    }

    private Mono<List<World>> changed(List<World> worlds, int number) {
        return Flux.fromIterable(worlds)
                .map(world -> new World(world.id(), Keys.randomNumber(world.id(), number)))
                .concatMap(template::update)
                .collectList()
                .as(transactions::transactional);
    }

    private Mono<List<Product>> products(int size) {
        return template.select(query(where("id").lessThanOrEquals(size)).sort(BY_ID), Product.class)
                .collectList();
    }

    private Mono<String> fortunes() {
        return template.select(Query.empty(), Fortune.class).collectList().map(fortunes -> {
            fortunes.add(new Fortune(0, Page.ADDED));
            fortunes.sort(Comparator.comparing(Fortune::message));
            return Page.of(
                    fortunes.stream().map(Fortune::id).toList(),
                    fortunes.stream().map(Fortune::message).toList());
        });
    }

    private Mono<Note> note(int number) {
        return template.insert(note(Keys.note(number, 1, 0), number));
    }

    private Mono<Long> notes(int number, int size) {
        return Flux.fromStream(IntStream.range(0, size).mapToObj(place -> note(Keys.note(number, size, place), number)))
                .concatMap(template::insert)
                .count()
                .as(transactions::transactional);
    }

    private static Note note(long id, int number) {
        return new Note(id, Keys.title(id), Keys.BODY, Keys.rank(id, number));
    }

    private Mono<Long> stocks(int number, int size) {
        return Flux.fromIterable(Keys.stock(number, size))
                .map(key -> new Stock(key, Keys.quantity(key, number)))
                .concatMap(template::update)
                .count()
                .as(transactions::transactional);
    }

    private Mono<List<World>> transaction(int number) {
        int key = Keys.stock(number);
        return world(Keys.world(2 * number))
                .flatMap(first -> world(Keys.world(2 * number + 1))
                        .flatMap(second -> template.update(
                                        query(where("id").is(key)),
                                        Update.update("quantity", Keys.quantity(key, number)),
                                        Stock.class)
                                .thenReturn(List.of(first, second))))
                .as(transactions::transactional);
    }

    private Mono<String> total(int size) {
        return template.select(World.class)
                .withFetchSize(500)
                .matching(size < Keys.worlds() ? query(where("id").lessThanOrEquals(size)) : Query.empty())
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
        return template.select(query(where("id").lessThanOrEquals(size)).sort(BY_ID), AuthorRow.class)
                .collectList()
                .flatMap(authors -> template.select(
                                query(where("authorId")
                                                .in(authors.stream()
                                                        .map(AuthorRow::id)
                                                        .toList()))
                                        .sort(BY_ID),
                                PostRow.class)
                        .collectList()
                        .flatMap(posts -> template.select(
                                        query(where("postId")
                                                        .in(posts.stream()
                                                                .map(PostRow::id)
                                                                .toList()))
                                                .sort(BY_ID),
                                        CommentRow.class)
                                .collectList()
                                .map(comments -> nested(authors, posts, comments))));
    }

    private static Authors nested(List<AuthorRow> authors, List<PostRow> posts, List<CommentRow> comments) {
        return Authors.of(
                authors.stream()
                        .map(row -> new Author(row.id(), row.name(), new ArrayList<>()))
                        .toList(),
                posts.stream()
                        .map(row -> new Post(row.id(), row.authorId(), row.title(), new ArrayList<>()))
                        .toList(),
                comments.stream()
                        .map(row -> new Comment(row.id(), row.postId(), row.body()))
                        .toList());
    }
}
