package io.millrace.benchmark.millrace.film;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.millrace.benchmark.contest.Keys;
import io.millrace.benchmark.contest.Tables;
import io.millrace.benchmark.contest.film.NewMovie;
import io.millrace.benchmark.contest.film.NewPerson;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * IMDBench at a tenth of its size: what is read is what PostgreSQL puts together in one statement, in as few round trips as
 * its keys allow.
 */
class FilmsTest {

    private static final int PEOPLE = 10_000;
    private static final int SAMPLES = 25;

    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new SimpleModule().addSerializer(Optional.class, new Averages()));

    private static final String AVERAGE =
            "'averageRating', (select avg(rating)::float8 from reviews where movie_id = m.id)";
    private static final String CREDITS =
            "coalesce((select json_agg(json_build_object('id', p.id, 'firstName', first_name,"
                    + " 'middleName', middle_name, 'lastName', last_name, 'image', p.image)"
                    + " order by list_order nulls last, last_name, p.id) from %s l join persons p on p.id = l.person_id"
                    + " where l.movie_id = m.id), '[]')";
    private static final String MOVIE =
            "json_build_object('id', m.id, 'image', m.image, 'title', m.title, 'year', m.year,"
                    + " 'description', m.description, " + AVERAGE + ", 'directors', " + CREDITS.formatted("directors")
                    + ", 'cast', " + CREDITS.formatted("actors")
                    + ", 'reviews', coalesce((select json_agg(json_build_object('id', r.id, 'body', body, 'rating', rating,"
                    + " 'author', json_build_object('id', u.id, 'name', u.name, 'image', u.image))"
                    + " order by creation_time desc, r.id desc) from reviews r join users u on u.id = r.author_id"
                    + " where r.movie_id = m.id), '[]'))";
    private static final String MOVIES_OF = "coalesce((select json_agg(json_build_object('id', m.id, 'image', m.image,"
            + " 'title', m.title, 'year', m.year, " + AVERAGE + ") order by year, title, m.id)"
            + " from %s l join movies m on m.id = l.movie_id where l.person_id = p.id), '[]')";
    private static final String PERSON =
            "json_build_object('id', p.id, 'firstName', first_name, 'middleName', middle_name,"
                    + " 'lastName', last_name, 'image', p.image, 'bio', bio, 'actedIn', "
                    + MOVIES_OF.formatted("actors")
                    + ", 'directed', " + MOVIES_OF.formatted("directors") + ")";
    private static final String USER =
            "json_build_object('id', u.id, 'name', u.name, 'image', u.image, 'latestReviews',"
                    + " coalesce((select json_agg(json_build_object('id', o.id, 'body', body, 'rating', rating, 'movie',"
                    + " json_build_object('id', m.id, 'image', m.image, 'title', m.title, " + AVERAGE + "))"
                    + " order by creation_time desc, o.id desc) from (select * from reviews where author_id = u.id"
                    + " order by creation_time desc, id desc limit 10) o join movies m on m.id = o.movie_id), '[]'))";

    private static TestDatabase database;
    private static Wire wire;
    private static Repo repo;
    private static Films films;

    @BeforeAll
    static void connect() {
        Keys.worlds(PEOPLE * 10);
        database = TestDatabase.create(Tables.films(PEOPLE));
        wire = Wire.to(database);
        repo = Repo.open(RepoOptions.url(wire.url()).withConnections(2, 1));
        films = new Films(repo);
    }

    @AfterAll
    static void close() {
        repo.close().block();
        wire.close();
        database.close();
    }

    @Test
    void theDataAreThoseOfTheReference() {
        assertThat(database.value("select count(*) from movies")).isEqualTo("2500");
        assertThat(database.value("select count(*) from reviews")).isEqualTo("50000");
        assertThat(database.value(
                        "select min(n) || '–' || max(n) from (select count(*) n from actors group by movie_id) c"))
                .isEqualTo("10–55");
        assertThat(database.value(
                        "select min(n) || '–' || max(n) from (select count(*) n from directors group by movie_id) c"))
                .isEqualTo("1–2");
        assertThat(database.value("select count(distinct movie_id) from reviews"))
                .isEqualTo("2500");
        assertThat(database.value("select count(distinct movie_id) from actors where list_order is null"))
                .isEqualTo("250");
    }

    @Test
    void aMovieIsWhatOneStatementPutsTogether() {
        for (int number = 0; number < SAMPLES; number++) {
            int id = Keys.movie(number);
            assertThat(json(films.movie(id).block())).isEqualTo(oracle(MOVIE, "movies m where m.id = " + id));
        }
    }

    @Test
    void twentyMoviesAtOnce() {
        List<Integer> ids = Keys.movies(1, 20);
        List<MoviePage> pages =
                Objects.requireNonNull(films.movies(ids).collectList().block());

        assertThat(pages).hasSize(20);
        for (MoviePage page : pages) {
            assertThat(json(page)).isEqualTo(oracle(MOVIE, "movies m where m.id = " + page.id()));
        }
    }

    @Test
    void aPersonIsWhatOneStatementPutsTogether() {
        for (int id : IntStream.concat(
                        IntStream.of(PEOPLE, PEOPLE - 500),
                        IntStream.range(0, SAMPLES).map(Keys::person))
                .toArray()) {
            assertThat(json(films.person(id).block())).isEqualTo(oracle(PERSON, "persons p where p.id = " + id));
        }
    }

    @Test
    void aUserIsWhatOneStatementPutsTogether() {
        for (int number = 0; number < SAMPLES; number++) {
            int id = Keys.person(number);
            assertThat(json(films.user(id).block())).isEqualTo(oracle(USER, "users u where u.id = " + id));
        }
    }

    @Test
    void whatIsFoundByTheKeyOfTheGetIsOneRoundTrip() {
        assertTrips(films.movie(7), 1, 4);
        assertTrips(films.person(7), 1, 3);
        assertTrips(films.user(7), 1, 2);
    }

    @Test
    void whatIsBelowTheRowsOfKnownKeysIsOneToo() {
        assertTrips(films.movies(Keys.movies(3, 20)), 1, 4);
    }

    @Test
    void aTitleIsChangedAndAUserInsertedInOneRoundTrip() {
        Titled changed = films.update(9, "---x").block();
        assertThat(Objects.requireNonNull(changed).title())
                .isEqualTo(database.value("select title from movies where id = 9"))
                .endsWith("---x");
        assertThat(Objects.requireNonNull(films.insertUser("Ann", "ann.jpeg").block())
                        .id())
                .isGreaterThan(PEOPLE);
        assertTrips(films.update(9, "---y"), 1, 1);
        assertTrips(films.insertUser("Bob", "bob.jpeg"), 1, 1);
    }

    /**
     * The movie's key is the database's, so its people follow it, and COMMIT goes with them: two round trips. Those who
     * are there already are read meanwhile, on another connection.
     */
    @Test
    void aMovieIsInsertedWithItsPeople() {
        MoviePage known = films.insertMovie(NewMovie.of(1)).block();
        MoviePage fresh =
                films.insertMovieWithPeople(NewMovie.of(2), NewPerson.of(2)).block();

        for (MoviePage page : List.of(Objects.requireNonNull(known), Objects.requireNonNull(fresh))) {
            assertThat(page.directors()).hasSize(1);
            assertThat(json(page)).isEqualTo(oracle(MOVIE, "movies m where m.id = " + page.id()));
        }
        assertThat(known.cast()).hasSize(3);
        assertThat(fresh.cast()).hasSize(2);
        assertTrips(films.insertMovieWithPeople(NewMovie.of(3), NewPerson.of(3)), 2, 7);
        assertTrips(films.insertMovie(NewMovie.of(4)), 2, 6);
        assertThat(wire.traffic().roundTrips()).as("on two connections").isEqualTo(2 + 1);
    }

    private static JsonNode json(Object page) {
        return JSON.valueToTree(page);
    }

    private static JsonNode oracle(String object, String from) {
        try {
            return JSON.readTree(database.value("select " + object + " from " + from));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Writes an average as PostgreSQL does: 3 for 3.0, null for none. */
    @SuppressWarnings("rawtypes") // a class has no arguments
    private static final class Averages extends JsonSerializer<Optional> {

        @Override
        public void serialize(Optional average, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (average.isEmpty()) {
                json.writeNull();
                return;
            }
            double value = (Double) average.get();
            if (value == Math.rint(value)) {
                json.writeNumber((int) value);
            } else {
                json.writeNumber(value);
            }
        }
    }

    private static void assertTrips(Publisher<?> work, int roundTrips, int statements) {
        Flux.from(work).blockLast();
        wire.distance(Duration.ofMillis(50));
        try {
            wire.startAgain();
            Flux.from(work).blockLast();
            assertThat(wire.traffic().statements())
                    .as(wire.traffic().statements().stream().collect(Collectors.joining("\n")))
                    .hasSize(statements);
            assertThat(wire.traffic().waits())
                    .as("round trips, one after the other")
                    .isEqualTo(roundTrips);
            assertThat(wire.traffic().parses()).as("parses").isZero();
        } finally {
            wire.distance(Duration.ZERO);
        }
    }
}
