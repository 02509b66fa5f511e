package io.millrace.benchmark.hibernate;

import io.millrace.benchmark.contest.Contender;
import io.millrace.benchmark.contest.Done;
import io.millrace.benchmark.contest.Keys;
import io.millrace.benchmark.contest.Page;
import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Work;
import io.millrace.benchmark.contest.film.NewMovie;
import io.millrace.benchmark.contest.film.NewPerson;
import io.millrace.benchmark.hibernate.film.Films;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hibernate.cfg.Configuration;
import org.hibernate.reactive.provider.ReactiveServiceRegistryBuilder;
import org.hibernate.reactive.stage.Stage;
import org.hibernate.reactive.vertx.VertxInstance;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate Reactive on a pool of eight connections, with prepared statements cached. A session for each operation, on
 * an event loop, as it asks for, and in a context of its own, as a request has one: sessions are kept in contexts.
 */
final class WithHibernate implements Contender {

    private static final int CONNECTIONS = 8;
    private static final int BATCH = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private final Stage.SessionFactory sessions;
    private final Films films;
    private final List<ContextInternal> contexts;

    WithHibernate(String url) {
        URI uri = URI.create(url);
        Configuration configuration = new Configuration()
                .addAnnotatedClass(World.class)
                .addAnnotatedClass(Fortune.class)
                .addAnnotatedClass(Product.class)
                .addAnnotatedClass(Note.class)
                .addAnnotatedClass(Stock.class)
                .addAnnotatedClass(Author.class)
                .addAnnotatedClass(Post.class)
                .addAnnotatedClass(Comment.class)
                .setProperty(
                        "jakarta.persistence.jdbc.url",
                        "postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath())
                .setProperty("jakarta.persistence.jdbc.user", uri.getUserInfo())
                .setProperty("jakarta.persistence.jdbc.password", "")
                .setProperty("hibernate.connection.pool_size", Integer.toString(CONNECTIONS))
                .setProperty("hibernate.vertx.prepared_statement_cache.max_size", "1024")
                .setProperty("hibernate.jdbc.batch_size", Integer.toString(BATCH))
                .setProperty("hibernate.order_inserts", "true")
                .setProperty("hibernate.order_updates", "true")
                .setProperty("hibernate.query.in_clause_parameter_padding", "true");
        Films.ENTITIES.forEach(configuration::addAnnotatedClass);
        this.sessions = configuration
                .buildSessionFactory(new ReactiveServiceRegistryBuilder()
                        .applySettings(configuration.getProperties())
                        .addService(VertxInstance.class, (VertxInstance) () -> vertx)
                        .build())
                .unwrap(Stage.SessionFactory.class);
        this.films = new Films(sessions);
        this.contexts = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(i -> ((VertxInternal) vertx).createEventLoopContext())
                .toList();
    }

    @Override
    public @Nullable Work work(Task task, int size) {
        return switch (task) {
            case GET, DB_STRICT, DB_BEST ->
                work(number -> stateless(session -> session.get(World.class, Keys.world(number))));
            case LIST -> work(number -> stateless(session -> products(session, size)));
            case QUERIES_STRICT -> work(number -> stateless(session -> oneByOne(session, Keys.worlds(number, size))));
            case QUERIES_BEST -> work(number -> stateless(session -> together(session, Keys.worlds(number, size))));
            case FORTUNES -> work(number -> stateless(WithHibernate::fortunes));
            case UPDATES_STRICT -> work(number -> updates(number, size, false));
            case UPDATES_BEST -> work(number -> updates(number, size, true));
            case INSERT -> size == 1 ? work(this::note) : work(number -> notes(number, size));
            case UPSERT -> work(number -> notesAgain(number, size));
            case UPDATE -> work(number -> stocks(number, size));
            case TRANSACTION -> work(this::transaction);
            case STREAM -> null;
            case ASSOCIATIONS -> work(number -> authors(size));
            case GET_MOVIE -> work(number -> films.movie(Keys.movie(number)));
            case GET_MOVIES -> work(number -> films.movies(Keys.movies(number, size)));
            case GET_PERSON -> work(number -> films.person(Keys.person(number)));
            case GET_USER -> work(number -> films.user(Keys.person(number)));
            case UPDATE_MOVIE -> work(number -> films.update(Keys.movie(number), Keys.suffix(number)));
            case INSERT_USER -> work(number -> films.insertUser(Keys.user(number), Keys.image(number)));
            case INSERT_MOVIE -> work(number -> films.insertMovie(NewMovie.of(number)));
            case INSERT_MOVIE_PLUS ->
                work(number -> films.insertMovieWithPeople(NewMovie.of(number), NewPerson.of(number)));
        };
    }

    @Override
    public void close() {
        sessions.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Work work(IntFunction<CompletionStage<?>> operations) {
        return (number, done) -> {
            ContextInternal context = contexts.get(number % contexts.size()).duplicate();
            if (context.inThread()) {
                context.dispatch(nothing -> run(operations, number, done));
            } else {
                context.runOnContext(nothing -> run(operations, number, done));
            }
        };
    }

    private static void run(IntFunction<CompletionStage<?>> operations, int number, Done done) {
        operations.apply(number).whenComplete((result, failure) -> {
            if (failure != null) {
                done.failed(failure);
            } else {
                done.done(result);
            }
        });
    }

    private <T> CompletionStage<T> stateless(Function<Stage.StatelessSession, CompletionStage<T>> work) {
        return sessions.withStatelessSession(work);
    }

    /** One after the other, as a session asks for. */
    private static CompletionStage<List<World>> oneByOne(Stage.StatelessSession session, List<Integer> keys) {
        CompletionStage<List<World>> all = CompletableFuture.completedFuture(new ArrayList<>(keys.size()));
        for (Integer key : keys) {
            all = all.thenCompose(worlds -> session.get(World.class, key).thenApply(world -> {
                worlds.add(world);
                return worlds;
            }));
        }
        return all;
    }

    private static CompletionStage<List<World>> together(Stage.StatelessSession session, List<Integer> keys) {
        return session.createSelectionQuery("from World where id in (:keys) order by id", World.class)
                .setParameter("keys", keys)
                .getResultList();
    }

    private CompletionStage<List<World>> updates(int number, int size, boolean together) {
        return sessions.withTransaction((session, transaction) -> {
            session.setBatchSize(BATCH);
            List<Integer> keys = Keys.worlds(number, size);
            CompletionStage<List<World>> read = together
                    ? session.createSelectionQuery("from World where id in (:keys) order by id", World.class)
                            .setParameter("keys", keys)
                            .getResultList()
                    : oneByOne(session, keys);
            return read.thenApply(worlds -> {
                worlds.forEach(world -> world.randomNumber(Keys.randomNumber(world.id(), number)));
                return worlds;
            });
        });
    }

    private static CompletionStage<List<World>> oneByOne(Stage.Session session, List<Integer> keys) {
        CompletionStage<List<World>> all = CompletableFuture.completedFuture(new ArrayList<>(keys.size()));
        for (Integer key : keys) {
            all = all.thenCompose(worlds -> session.find(World.class, key).thenApply(world -> {
                worlds.add(world);
                return worlds;
            }));
        }
        return all;
    }

    private static CompletionStage<List<Product>> products(Stage.StatelessSession session, int size) {
        return session.createSelectionQuery("from Product where id <= :last order by id", Product.class)
                .setParameter("last", (long) size)
                .getResultList();
    }

    private static CompletionStage<String> fortunes(Stage.StatelessSession session) {
        return session.createSelectionQuery("from Fortune", Fortune.class)
                .getResultList()
                .thenApply(read -> {
                    List<Fortune> fortunes = new ArrayList<>(read);
                    fortunes.add(new Fortune(0, Page.ADDED));
                    fortunes.sort(Comparator.comparing(Fortune::message));
                    return Page.of(
                            fortunes.stream().map(Fortune::id).toList(),
                            fortunes.stream().map(Fortune::message).toList());
                });
    }

    private CompletionStage<Note> note(int number) {
        Note note = note(Keys.note(number, 1, 0), number);
        return sessions.withStatelessTransaction(
                (session, transaction) -> session.insert(note).thenApply(inserted -> note));
    }

    private CompletionStage<Integer> notes(int number, int size) {
        Object[] notes = IntStream.range(0, size)
                .mapToObj(place -> note(Keys.note(number, size, place), number))
                .toArray();
        return sessions.withStatelessTransaction(
                (session, transaction) -> session.insert(BATCH, notes).thenApply(inserted -> size));
    }

    private CompletionStage<Integer> notesAgain(int number, int size) {
        List<Note> notes = IntStream.range(0, size)
                .mapToObj(place -> note(Keys.noteAgain(number, size, place), number))
                .toList();
        return sessions.withStatelessTransaction(
                (session, transaction) -> session.upsertMultiple(notes).thenApply(upserted -> size));
    }

    private static Note note(long id, int number) {
        return new Note(id, Keys.title(id), Keys.BODY, Keys.rank(id, number));
    }

    private CompletionStage<Integer> stocks(int number, int size) {
        Object[] stocks = Keys.stock(number, size).stream()
                .map(key -> new Stock(key, Keys.quantity(key, number)))
                .toArray();
        return sessions.withStatelessTransaction(
                (session, transaction) -> session.update(BATCH, stocks).thenApply(updated -> size));
    }

    private CompletionStage<List<World>> transaction(int number) {
        int key = Keys.stock(number);
        return sessions.withStatelessTransaction((session, transaction) -> session.get(
                        World.class, Keys.world(2 * number))
                .thenCompose(first -> session.get(World.class, Keys.world(2 * number + 1))
                        .thenCompose(second -> session.update(new Stock(key, Keys.quantity(key, number)))
                                .thenApply(updated -> List.of(first, second)))));
    }

    /** Fetched level by level, as joins over two collections would multiply. */
    private CompletionStage<Authors> authors(int size) {
        return sessions.withSession(session -> session.createSelectionQuery(
                        "select distinct a from Author a left join fetch a.posts where a.id <= :last order by a.id",
                        Author.class)
                .setParameter("last", size)
                .getResultList()
                .thenCompose(authors -> session.createSelectionQuery(
                                "select distinct p from Post p left join fetch p.comments where p.author.id <= :last",
                                Post.class)
                        .setParameter("last", size)
                        .getResultList()
                        .thenApply(posts -> new Authors(authors))));
    }
}
