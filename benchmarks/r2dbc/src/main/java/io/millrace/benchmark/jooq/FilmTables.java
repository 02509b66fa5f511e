package io.millrace.benchmark.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.OffsetDateTime;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** IMDBench's tables, as jOOQ's generator would write them down. */
final class FilmTables {

    static final Table<Record> MOVIES = table(name("movies"));
    static final Field<Integer> MOVIE_ID = number("movies", "id");
    static final Field<String> MOVIE_IMAGE = text("movies", "image");
    static final Field<String> MOVIE_TITLE = text("movies", "title");
    static final Field<Integer> MOVIE_YEAR = number("movies", "year");
    static final Field<String> MOVIE_DESCRIPTION = text("movies", "description");

    static final Table<Record> USERS = table(name("users"));
    static final Field<Integer> USER_ID = number("users", "id");
    static final Field<String> USER_NAME = text("users", "name");
    static final Field<String> USER_IMAGE = text("users", "image");

    static final Table<Record> PERSONS = table(name("persons"));
    static final Field<Integer> PERSON_ID = number("persons", "id");
    static final Field<String> PERSON_FIRST = text("persons", "first_name");
    static final Field<String> PERSON_MIDDLE = text("persons", "middle_name");
    static final Field<String> PERSON_LAST = text("persons", "last_name");
    static final Field<String> PERSON_IMAGE = text("persons", "image");
    static final Field<String> PERSON_BIO = text("persons", "bio");

    static final Link DIRECTORS = new Link("directors");
    static final Link ACTORS = new Link("actors");

    static final Table<Record> REVIEWS = table(name("reviews"));
    static final Field<Integer> REVIEW_ID = number("reviews", "id");
    static final Field<String> REVIEW_BODY = text("reviews", "body");
    static final Field<Integer> REVIEW_RATING = number("reviews", "rating");
    static final Field<OffsetDateTime> REVIEW_TIME =
            field(name("reviews", "creation_time"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    static final Field<Integer> REVIEW_AUTHOR = number("reviews", "author_id");
    static final Field<Integer> REVIEW_MOVIE = number("reviews", "movie_id");

    private FilmTables() {}

    private static Field<Integer> number(String table, String column) {
        return field(name(table, column), Integer.class);
    }

    private static Field<String> text(String table, String column) {
        return field(name(table, column), String.class);
    }

    /** A table of who did something in which movie. */
    record Link(Table<Record> links, Field<Integer> place, Field<Integer> person, Field<Integer> movie) {

        Link(String table) {
            this(
                    table(name(table)),
                    number(table, "list_order"),
                    number(table, "person_id"),
                    number(table, "movie_id"));
        }
    }
}
