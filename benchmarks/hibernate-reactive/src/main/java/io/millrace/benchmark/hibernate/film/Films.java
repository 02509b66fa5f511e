package io.millrace.benchmark.hibernate.film;

import io.millrace.benchmark.contest.film.Credit;
import io.millrace.benchmark.contest.film.Member;
import io.millrace.benchmark.contest.film.MovieCard;
import io.millrace.benchmark.contest.film.MovieLine;
import io.millrace.benchmark.contest.film.MoviePage;
import io.millrace.benchmark.contest.film.NewMovie;
import io.millrace.benchmark.contest.film.NewPerson;
import io.millrace.benchmark.contest.film.Opinion;
import io.millrace.benchmark.contest.film.PersonPage;
import io.millrace.benchmark.contest.film.Titled;
import io.millrace.benchmark.contest.film.UserPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.hibernate.reactive.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * IMDBench's operations: what is read comes by queries that fetch what is to one, one after the other, as a session asks
 * for; what is written goes through a session that keeps track of it.
 */
public final class Films {

    private static final int LATEST = 10;
    private static final String AVERAGE = "(select avg(o.rating) from Review o where o.movie = m)";
    private static final String BY_PLACE = " where l.movie.id in (:ids) order by l.listOrder, p.lastName, p.id";
    private static final Comparator<Credit> BY_NAME =
            Comparator.comparing(Credit::lastName).thenComparing(Credit::id);

    /** The entities. */
    public static final List<Class<?>> ENTITIES =
            List.of(Movie.class, Person.class, Viewer.class, Director.class, Actor.class, Review.class);

    private final Stage.SessionFactory sessions;

    /** On a factory that knows the entities. */
    public Films(Stage.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** A movie with all that belongs to it. */
    public CompletionStage<MoviePage> movie(int id) {
        return movies(List.of(id)).thenApply(movies -> movies.get(0));
    }

    /** Several movies with all that belongs to them. */
    public CompletionStage<List<MoviePage>> movies(List<Integer> ids) {
        return sessions.withStatelessSession(session -> session.createSelectionQuery(
                        "select m, " + AVERAGE + " from Movie m where m.id in (:ids) order by m.id", Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .thenApply(Films::pages)
                .thenCompose(pages -> session.createSelectionQuery(
                                "from Director l join fetch l.person p" + BY_PLACE, Director.class)
                        .setParameter("ids", ids)
                        .getResultList()
                        .thenAccept(links -> links.forEach(link -> of(pages, link.movieId())
                                .directors()
                                .add(link.person().credit())))
                        .thenCompose(done -> session.createSelectionQuery(
                                        "from Actor l join fetch l.person p" + BY_PLACE, Actor.class)
                                .setParameter("ids", ids)
                                .getResultList())
                        .thenAccept(links -> links.forEach(link -> of(pages, link.movieId())
                                .cast()
                                .add(link.person().credit())))
                        .thenCompose(done -> session.createSelectionQuery(
                                        "from Review r join fetch r.author where r.movie.id in (:ids)"
                                                + " order by r.creationTime desc, r.id desc",
                                        Review.class)
                                .setParameter("ids", ids)
                                .getResultList())
                        .thenApply(reviews -> {
                            reviews.forEach(review ->
                                    of(pages, review.movieId()).reviews().add(said(review)));
                            return List.copyOf(pages.values());
                        })));
    }

    private static Map<Integer, MoviePage> pages(List<Object[]> rows) {
        Map<Integer, MoviePage> pages = new LinkedHashMap<>();
        for (Object[] row : rows) {
            Movie movie = (Movie) row[0];
            pages.put(
                    movie.id(), page(movie, average(row[1]), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        }
        return pages;
    }

    private static MoviePage of(Map<Integer, MoviePage> pages, int movie) {
        return Objects.requireNonNull(pages.get(movie));
    }

    private static io.millrace.benchmark.contest.film.Review said(Review review) {
        return new io.millrace.benchmark.contest.film.Review(
                review.id(), review.body(), review.rating(), review.author().author());
    }

    /** A person with the movies. */
    public CompletionStage<PersonPage> person(int id) {
        return sessions.withStatelessSession(session -> session.get(Person.class, id)
                .thenCompose(person -> movies(session, "Actor", id)
                        .thenCompose(actedIn -> movies(session, "Director", id).thenApply(directed -> {
                            Credit credit = person.credit();
                            return new PersonPage(
                                    credit.id(),
                                    credit.firstName(),
                                    credit.middleName(),
                                    credit.lastName(),
                                    credit.image(),
                                    person.bio(),
                                    actedIn,
                                    directed);
                        }))));
    }

    private static CompletionStage<List<MovieLine>> movies(Stage.StatelessSession session, String link, int person) {
        return session.createSelectionQuery(
                        "select m, " + AVERAGE + " from " + link
                                + " l join l.movie m where l.person.id = :id order by m.year, m.title, m.id",
                        Object[].class)
                .setParameter("id", person)
                .getResultList()
                .thenApply(rows -> rows.stream().map(Films::line).toList());
    }

    private static MovieLine line(Object[] row) {
        Movie movie = (Movie) row[0];
        return new MovieLine(movie.id(), movie.image(), movie.title(), movie.year(), average(row[1]));
    }

    /** A user with the latest reviews. */
    public CompletionStage<UserPage> user(int id) {
        return sessions.withStatelessSession(session -> session.get(Viewer.class, id)
                .thenCompose(user -> session.createSelectionQuery(
                                "select r, m, " + AVERAGE + " from Review r join r.movie m where r.author.id = :id"
                                        + " order by r.creationTime desc, r.id desc",
                                Object[].class)
                        .setParameter("id", id)
                        .setMaxResults(LATEST)
                        .getResultList()
                        .thenApply(rows -> {
                            Member member = user.member();
                            return new UserPage(
                                    member.id(),
                                    member.name(),
                                    member.image(),
                                    rows.stream().map(Films::opinion).toList());
                        })));
    }

    private static Opinion opinion(Object[] row) {
        Review review = (Review) row[0];
        Movie movie = (Movie) row[1];
        MovieCard card = new MovieCard(movie.id(), movie.image(), movie.title(), average(row[2]));
        return new Opinion(review.id(), review.body(), review.rating(), card);
    }

    /** The title with something added to it. */
    public CompletionStage<Titled> update(int id, String suffix) {
        return sessions.withTransaction(
                (session, transaction) -> session.find(Movie.class, id).thenApply(movie -> movie.longer(suffix)));
    }

    /** A new user. */
    public CompletionStage<Member> insertUser(String name, String image) {
        Viewer user = new Viewer(name, image);
        return sessions.withTransaction((session, transaction) ->
                session.persist(user).thenCompose(done -> session.flush()).thenApply(done -> user.member()));
    }

    /** A new movie by people who are there. */
    public CompletionStage<MoviePage> insertMovie(NewMovie movie) {
        return sessions.withTransaction((session, transaction) -> session.find(
                        Person.class, movie.people().toArray())
                .thenCompose(people -> made(session, new Movie(movie), people)));
    }

    /** A new movie by new people. */
    public CompletionStage<MoviePage> insertMovieWithPeople(NewMovie movie, List<NewPerson> people) {
        List<Person> persons = people.stream().map(Person::new).toList();
        return sessions.withTransaction((session, transaction) ->
                session.persist(persons.toArray()).thenCompose(done -> made(session, new Movie(movie), persons)));
    }

    /** The first of the people directs, the others act. */
    private static CompletionStage<MoviePage> made(Stage.Session session, Movie movie, List<Person> people) {
        List<Person> cast = people.subList(1, people.size());
        List<Object> links = new ArrayList<>();
        links.add(new Director(people.get(0), movie));
        cast.forEach(person -> links.add(new Actor(person, movie)));
        return session.persist(movie)
                .thenCompose(done -> session.persist(links.toArray()))
                .thenCompose(done -> session.flush())
                .thenApply(done -> page(
                        movie,
                        Optional.empty(),
                        List.of(people.get(0).credit()),
                        cast.stream().map(Person::credit).sorted(BY_NAME).toList(),
                        List.of()));
    }

    private static MoviePage page(
            Movie movie,
            Optional<Double> average,
            List<Credit> directors,
            List<Credit> cast,
            List<io.millrace.benchmark.contest.film.Review> reviews) {
        return new MoviePage(
                movie.id(),
                movie.image(),
                movie.title(),
                movie.year(),
                movie.description(),
                average,
                directors,
                cast,
                reviews);
    }

    private static Optional<Double> average(@Nullable Object average) {
        return Optional.ofNullable((Double) average);
    }
}
