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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        return repo.transaction(Mono.zip(repo.insert(draft(movie)), people)
                .flatMap(both -> made(
                        both.getT1(),
                        both.getT2().stream()
                                .filter(person -> person.id() == movie.director())
                                .toList(),
                        both.getT2().stream()
                                .filter(person -> person.id() != movie.director())
                                .toList())));
    }

    /** A new movie by new people, of whom the first directs. */
    public Mono<MoviePage> insertMovieWithPeople(NewMovie movie, List<NewPerson> people) {
        Mono<List<Credit>> persons = repo.insertAll(
                        PERSON, people.stream().map(Films::draft).toList())
                .returning(CREDIT)
                .collectList();
        return repo.transaction(Mono.zip(repo.insert(draft(movie)), persons)
                .flatMap(both -> made(
                        both.getT1(),
                        both.getT2().subList(0, 1),
                        both.getT2().subList(1, both.getT2().size()))));
    }

    private Mono<MoviePage> made(Movie movie, List<Credit> directors, List<Credit> cast) {
        List<DirectorDraft> directions = directors.stream()
                .map(person -> DIRECTOR.draft().personId(person.id()).movieId(movie.id()))
                .toList();
        List<ActorDraft> parts = cast.stream()
                .map(person -> ACTOR.draft().personId(person.id()).movieId(movie.id()))
                .toList();
        return Mono.when(repo.insertAll(DIRECTOR, directions), repo.insertAll(ACTOR, parts))
                .thenReturn(page(movie, directors, cast.stream().sorted(BY_NAME).toList()));
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
                cast,
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
