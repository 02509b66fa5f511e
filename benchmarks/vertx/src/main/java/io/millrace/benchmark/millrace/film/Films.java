package io.millrace.benchmark.millrace.film;

import static io.millrace.benchmark.millrace.film.ActorTable.ACTOR;
import static io.millrace.benchmark.millrace.film.DirectorTable.DIRECTOR;
import static io.millrace.benchmark.millrace.film.MoviePageCreditShape.CREDIT;
import static io.millrace.benchmark.millrace.film.MoviePageShape.MOVIE_PAGE;
import static io.millrace.benchmark.millrace.film.MovieTable.MOVIE;
import static io.millrace.benchmark.millrace.film.PersonPageShape.PERSON_PAGE;
import static io.millrace.benchmark.millrace.film.PersonTable.PERSON;
import static io.millrace.benchmark.millrace.film.TitledShape.TITLED;
import static io.millrace.benchmark.millrace.film.UserPageShape.USER_PAGE;
import static io.millrace.benchmark.millrace.film.UserTable.USER;
import static io.millrace.query.Query.from;

import io.millrace.benchmark.contest.film.Member;
import io.millrace.benchmark.contest.film.NewMovie;
import io.millrace.benchmark.contest.film.NewPerson;
import io.millrace.benchmark.millrace.film.MoviePage.Credit;
import io.millrace.repo.Repo;
import io.millrace.schema.Many;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** IMDBench's operations. What is read is a shape; what is written comes back from the statement that writes it. */
public final class Films {

    private static final Comparator<Credit> BY_NAME =
            Comparator.comparing(Credit::lastName).thenComparing(Credit::id);

    private final Repo repo;

    /** On a repo. */
    public Films(Repo repo) {
        this.repo = repo;
    }

    /** A movie with all that belongs to it. */
    public Mono<MoviePage> movie(int id) {
        return repo.require(MOVIE_PAGE, id);
    }

    /** Several movies with all that belongs to them. */
    public Flux<MoviePage> movies(List<Integer> ids) {
        return repo.all(
                from(MOVIE).where(MOVIE.id.in(ids)).orderBy(MOVIE.id.asc()).as(MOVIE_PAGE));
    }

    /** A person with the movies. */
    public Mono<PersonPage> person(int id) {
        return repo.require(PERSON_PAGE, id);
    }

    /** A user with the latest reviews. */
    public Mono<UserPage> user(int id) {
        return repo.require(USER_PAGE, id);
    }

    /** The title with something added to it. */
    public Mono<Titled> update(int id, String suffix) {
        return repo.updateAll(from(MOVIE).where(MOVIE.id.eq(id)))
                .set(MOVIE.title.to(MOVIE.title.concat(suffix)))
                .returning(TITLED)
                .single();
    }

    /** A new user. */
    public Mono<Member> insertUser(String name, String image) {
        return repo.insert(USER.draft().name(name).image(image))
                .map(user -> new Member(user.id(), user.name(), user.image()));
    }

    /** A new movie by people who are there, who are read while it is written. */
    public Mono<MoviePage> insertMovie(NewMovie movie) {
        Mono<List<Credit>> people = repo.all(
                        from(PERSON).where(PERSON.id.in(movie.people())).as(CREDIT))
                .collectList();
        Mono<Movie> inserted = repo.insert(draft(movie))
                .with(MOVIE.directions, List.of(DIRECTOR.change(DIRECTOR.personId.to(movie.director()))))
                .with(
                        MOVIE.parts,
                        movie.cast().stream()
                                .map(person -> ACTOR.change(ACTOR.personId.to(person)))
                                .toList());
        Predicate<Credit> directs = person -> person.id() == movie.director();
        return Mono.zip(
                inserted,
                people,
                (made, credits) -> page(
                        made,
                        credits.stream().filter(directs).toList(),
                        credits.stream().filter(directs.negate()).toList()));
    }

    /** A new movie by new people, of whom the first directs. */
    public Mono<MoviePage> insertMovieWithPeople(NewMovie movie, List<NewPerson> people) {
        List<PersonDraft> persons = people.stream().map(Films::draft).toList();
        return repo.insert(draft(movie))
                .with(MOVIE.directors, persons.subList(0, 1))
                .with(MOVIE.cast, persons.subList(1, persons.size()))
                .map(made -> page(made, credits(made.directors()), credits(made.cast())));
    }

    private static List<Credit> credits(Many<Person> people) {
        return people.list().stream()
                .map(person -> new Credit(
                        person.id(), person.firstName(), person.middleName(), person.lastName(), person.image()))
                .toList();
    }

    private static MoviePage page(Movie movie, List<Credit> directors, List<Credit> cast) {
        return new MoviePage(
                movie.id(),
                movie.image(),
                movie.title(),
                movie.year(),
                movie.description(),
                Optional.empty(),
                directors,
                cast.stream().sorted(BY_NAME).toList(),
                List.of());
    }

    private static MovieDraft draft(NewMovie movie) {
        return MOVIE.draft()
                .image(movie.image())
                .title(movie.title())
                .year(movie.year())
                .description(movie.description());
    }

    private static PersonDraft draft(NewPerson person) {
        return PERSON.draft()
                .firstName(person.firstName())
                .lastName(person.lastName())
                .image(person.image())
                .bio(person.bio())
                .middleName(person.middleName());
    }
}
