package io.millrace.benchmark.millrace;

import static io.millrace.benchmark.millrace.AuthorTable.AUTHOR;
import static io.millrace.benchmark.millrace.CommentTable.COMMENT;
import static io.millrace.benchmark.millrace.FortuneTable.FORTUNE;
import static io.millrace.benchmark.millrace.NoteTable.NOTE;
import static io.millrace.benchmark.millrace.PostTable.POST;
import static io.millrace.benchmark.millrace.ProductTable.PRODUCT;
import static io.millrace.benchmark.millrace.StockTable.STOCK;
import static io.millrace.benchmark.millrace.WorldTable.WORLD;
import static io.millrace.query.Query.from;

import io.millrace.benchmark.contest.Contender;
import io.millrace.benchmark.contest.Keys;
import io.millrace.benchmark.contest.Page;
import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Work;
import io.millrace.benchmark.contest.film.NewMovie;
import io.millrace.benchmark.contest.film.NewPerson;
import io.millrace.benchmark.millrace.film.Films;
import io.millrace.query.Query;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** As a user of the library writes it, with the connections that it has unless told otherwise. */
final class WithMillrace implements Contender {

    private static final Set<Task> STRICT = EnumSet.of(Task.DB_STRICT, Task.QUERIES_STRICT, Task.UPDATES_STRICT);

    private final Repo repo;
    private final Films films;
    private final boolean gathering;

    private WithMillrace(RepoOptions options, boolean gathering) {
        this.repo = Repo.open(options);
        this.films = new Films(repo);
        this.gathering = gathering;
    }

    /** As it is: gets that are asked for at the same time are sent as one statement. */
    static WithMillrace gathering(String url) {
        return new WithMillrace(RepoOptions.url(url), true);
    }

    /** Each get as a statement of its own. */
    static WithMillrace oneByOne(String url) {
        return new WithMillrace(RepoOptions.url(url).withoutGathering(), false);
    }

    /** What asks for each row by a statement of its own is not for who gathers, and the rest is the same without it. */
    @Override
    public @Nullable Work work(Task task, int size) {
        if (gathering ? STRICT.contains(task) : !task.getsByKey()) {
            return null;
        }
        return switch (task) {
            case GET, DB_STRICT, DB_BEST -> Arrival.work(number -> repo.get(WORLD, Keys.world(number)));
            case LIST ->
                Arrival.work(number -> repo.all(
                                from(PRODUCT).where(PRODUCT.id.le(size)).orderBy(PRODUCT.id.asc()))
                        .collectList());
            case QUERIES_STRICT -> Arrival.work(number -> oneByOne(Keys.worlds(number, size)));
            case QUERIES_BEST -> Arrival.work(number -> together(Keys.worlds(number, size)));
            case FORTUNES -> Arrival.work(number -> fortunes());
            case UPDATES_STRICT ->
                Arrival.work(number -> oneByOne(Keys.worlds(number, size))
                        .map(worlds -> changed(worlds, number))
                        .flatMap(this::updatedOneByOne));
            case UPDATES_BEST ->
                Arrival.work(number -> together(Keys.worlds(number, size))
                        .map(worlds -> changed(worlds, number))
                        .flatMap(this::updatedTogether));
            case INSERT -> size == 1 ? Arrival.work(this::note) : Arrival.work(number -> notes(number, size));
            case UPSERT -> Arrival.work(number -> notesAgain(number, size));
            case UPDATE -> Arrival.work(number -> stocks(number, size));
            case TRANSACTION -> Arrival.work(this::transaction);
            case STREAM -> Arrival.work(number -> total(size));
            case ASSOCIATIONS -> Arrival.work(number -> authors(size));
            case GET_MOVIE -> Arrival.work(number -> films.movie(Keys.movie(number)));
            case GET_MOVIES ->
                Arrival.work(number -> films.movies(Keys.movies(number, size)).collectList());
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
        repo.close().block();
    }

    private Mono<List<World>> oneByOne(List<Integer> keys) {
        return Mono.zip(keys.stream().map(key -> repo.get(WORLD, key)).toList(), WithMillrace::worlds);
    }

    private static List<World> worlds(Object[] found) {
        return Arrays.stream(found).map(World.class::cast).toList();
    }

    private Mono<List<World>> together(List<Integer> keys) {
        return repo.all(from(WORLD).where(WORLD.id.in(keys))).collectList().map(worlds -> {
            worlds.sort(Comparator.comparingInt(World::id));
            return worlds;
        });
    }

    private Mono<String> fortunes() {
        return repo.all(from(FORTUNE)).collectList().map(fortunes -> {
            fortunes.add(new Fortune(0, Page.ADDED));
            fortunes.sort(Comparator.comparing(Fortune::message));
            return Page.of(
                    fortunes.stream().map(Fortune::id).toList(),
                    fortunes.stream().map(Fortune::message).toList());
        });
    }

    private static List<World> changed(List<World> worlds, int number) {
        return worlds.stream()
                .map(world -> new World(world.id(), Keys.randomNumber(world.id(), number)))
                .toList();
    }

    private Mono<List<World>> updatedOneByOne(List<World> changed) {
        return Mono.when(changed.stream()
                        .map(world -> repo.updateAll(from(WORLD).where(WORLD.id.eq(world.id())))
                                .set(WORLD.randomNumber.to(world.randomNumber())))
                        .toList())
                .thenReturn(changed);
    }

    private Mono<List<World>> updatedTogether(List<World> changed) {
        return repo.updateAll(WORLD, changed)
                .set(WORLD.randomNumber)
                .returningCount()
                .thenReturn(changed);
    }

    private Mono<Note> note(int number) {
        return repo.insert(draft(Keys.note(number, 1, 0), number));
    }

    private Mono<Long> notes(int number, int size) {
        return repo.insertAll(NOTE, drafts(number, size, place -> Keys.note(number, size, place)))
                .returningCount();
    }

    private Mono<Long> notesAgain(int number, int size) {
        return repo.insertAll(NOTE, drafts(number, size, place -> Keys.noteAgain(number, size, place)))
                .onConflict(NOTE.id)
                .update(NOTE.title, NOTE.body, NOTE.rank)
                .returningCount();
    }

    private static List<NoteDraft> drafts(int number, int size, IntToLongFunction keys) {
        List<NoteDraft> drafts = new ArrayList<>(size);
        for (int place = 0; place < size; place++) {
            drafts.add(draft(keys.applyAsLong(place), number));
        }
        return drafts;
    }

    private static NoteDraft draft(long id, int number) {
        return NOTE.draft().id(id).title(Keys.title(id)).body(Keys.BODY).rank(Keys.rank(id, number));
    }

    private Mono<Long> stocks(int number, int size) {
        List<Stock> stocks = Keys.stock(number, size).stream()
                .map(key -> new Stock(key, Keys.quantity(key, number)))
                .toList();
        return repo.updateAll(STOCK, stocks).set(STOCK.quantity).returningCount();
    }

    private Mono<List<World>> transaction(int number) {
        int key = Keys.stock(number);
        return repo.transaction(Mono.zip(
                        repo.get(WORLD, Keys.world(2 * number)),
                        repo.get(WORLD, Keys.world(2 * number + 1)),
                        repo.updateAll(from(STOCK).where(STOCK.id.eq(key)))
                                .set(STOCK.quantity.to(Keys.quantity(key, number)))))
                .map(all -> List.of(all.getT1(), all.getT2()));
    }

    private Mono<String> total(int size) {
        Query<World> worlds = from(WORLD);
        return repo.stream(size < Keys.worlds() ? worlds.where(WORLD.id.le(size)) : worlds)
                .reduce(new long[2], (total, world) -> {
                    total[0]++;
                    total[1] += world.randomNumber();
                    return total;
                })
                .map(total -> total[0] + " rows, " + total[1]);
    }

    private Mono<Authors> authors(int size) {
        return repo.all(from(AUTHOR)
                        .where(AUTHOR.id.le(size))
                        .orderBy(AUTHOR.id.asc())
                        .preload(AUTHOR.posts.orderBy(POST.id.asc()).preload(POST.comments.orderBy(COMMENT.id.asc()))))
                .collectList()
                .map(Authors::new);
    }
}
