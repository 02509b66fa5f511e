package io.millrace.benchmark.contest.film;

/**
 * IMDBench's statements, as they are written by hand. What is below a movie, a person or a user is found by the same key,
 * so all of it is sent at once.
 */
public final class FilmSql {

    private static final String AVERAGE =
            "(select avg(r.rating)::float8 from reviews r where r.movie_id = m.id) as average";
    private static final String PERSON = "p.id, p.first_name, p.middle_name, p.last_name, p.image";
    private static final String BY_PLACE = " order by l.list_order, p.last_name, p.id";

    private static final String MOVIES =
            "select m.id, m.image, m.title, m.year, m.description, " + AVERAGE + " from movies m where m.id = ";
    private static final String DIRECTORS = "select l.movie_id, " + PERSON
            + " from directors l join persons p on p.id = l.person_id where l.movie_id = ";
    private static final String ACTORS =
            "select l.movie_id, " + PERSON + " from actors l join persons p on p.id = l.person_id where l.movie_id = ";
    private static final String REVIEWS = "select r.movie_id, r.id, r.body, r.rating, u.id, u.name, u.image"
            + " from reviews r join users u on u.id = r.author_id where r.movie_id = ";
    private static final String LATEST_FIRST = " order by r.creation_time desc, r.id desc";

    /** A movie and its average. */
    public static final String ONE_MOVIE = MOVIES + "$1::int4";

    /** Several movies. */
    public static final String MANY_MOVIES = MOVIES + "any($1::int4[]) order by m.id";

    /** Who directed a movie. */
    public static final String DIRECTORS_OF_ONE = DIRECTORS + "$1::int4" + BY_PLACE;

    /** Who directed several movies. */
    public static final String DIRECTORS_OF_MANY = DIRECTORS + "any($1::int4[])" + BY_PLACE;

    /** Who acted in a movie. */
    public static final String ACTORS_OF_ONE = ACTORS + "$1::int4" + BY_PLACE;

    /** Who acted in several movies. */
    public static final String ACTORS_OF_MANY = ACTORS + "any($1::int4[])" + BY_PLACE;

    /** What was said about a movie. */
    public static final String REVIEWS_OF_ONE = REVIEWS + "$1::int4" + LATEST_FIRST;

    /** What was said about several movies. */
    public static final String REVIEWS_OF_MANY = REVIEWS + "any($1::int4[])" + LATEST_FIRST;

    /** A person. */
    public static final String ONE_PERSON = "select " + PERSON + ", p.bio from persons p where p.id = $1::int4";

    /** The movies that a person directed. */
    public static final String DIRECTED = movies("directors");

    /** The movies that a person acted in. */
    public static final String ACTED_IN = movies("actors");

    /** A user. */
    public static final String ONE_USER = "select id, name, image from users where id = $1::int4";

    /** The latest reviews of a user. */
    public static final String OPINIONS = "select r.id, r.body, r.rating, m.id, m.image, m.title,"
            + " (select avg(o.rating)::float8 from reviews o where o.movie_id = m.id)"
            + " from reviews r join movies m on m.id = r.movie_id where r.author_id = $1::int4" + LATEST_FIRST
            + " limit 10";

    /** A longer title. */
    public static final String UPDATE =
            "update movies set title = title || $2::text where id = $1::int4 returning id, title";

    /** A new user. */
    public static final String INSERT_USER =
            "insert into users (name, image) values ($1::text, $2::text) returning id, name, image";

    private static final String NEW_MOVIE = "with m as (insert into movies (image, title, year, description)"
            + " values ($1::text, $2::text, $3::int4, $4::text) returning id)";

    /** A movie, its director and its cast of people who are there, as one statement; a row for each of them. */
    public static final String INSERT_MOVIE = NEW_MOVIE
            + ", d as (insert into directors (person_id, movie_id) select $5::int4, m.id from m)"
            + ", a as (insert into actors (person_id, movie_id) select p.id, m.id from m, unnest($6::int4[]) as p(id))"
            + " select m.id, p.id = $5::int4, " + PERSON
            + " from m, persons p where p.id = $5::int4 or p.id = any($6::int4[]) order by p.last_name, p.id";

    /** The same with people who are new; the first of them directs. */
    public static final String INSERT_MOVIE_PLUS = NEW_MOVIE
            + ", p as (insert into persons (first_name, middle_name, last_name, image, bio)"
            + " select * from unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::text[])"
            + " returning id, first_name, middle_name, last_name, image)"
            + ", d as (insert into directors (person_id, movie_id) select min(p.id), m.id from m, p group by m.id)"
            + ", a as (insert into actors (person_id, movie_id)"
            + " select p.id, m.id from m, p where p.id > (select min(id) from p) order by p.id)"
            + " select m.id, p.id = (select min(id) from p), " + PERSON + " from m, p order by p.last_name, p.id";

    private FilmSql() {}

    private static String movies(String link) {
        return "select m.id, m.image, m.title, m.year, " + AVERAGE + " from " + link
                + " l join movies m on m.id = l.movie_id where l.person_id = $1::int4 order by m.year, m.title, m.id";
    }
}
