package io.millrace.benchmark.contest;

/**
 * One kind of work on the tables of the contest. Its size is a number of rows, keys or parents.
 *
 * <p>TechEmpower's come in two variants: <em>strict</em> keeps its rule that every row is asked for by a statement of
 * its own, <em>best idiom</em> asks as one would without that rule.
 */
public enum Task {
    /** The world with the key of the operation. */
    GET("get", Writes.NOTHING),
    /** The products with the lowest keys, ordered by key: ten columns. */
    LIST("list of %,d", Writes.NOTHING),
    /** TechEmpower's single query: one world, by a statement of its own. */
    DB_STRICT("TechEmpower db, strict", Writes.NOTHING),
    /** The same, as each contender does it best. */
    DB_BEST("TechEmpower db, best idiom", Writes.NOTHING),
    /** So many worlds, each by a statement of its own; they may be sent together. */
    QUERIES_STRICT("TechEmpower queries (%d), strict", Writes.NOTHING),
    /** So many worlds in any way. */
    QUERIES_BEST("TechEmpower queries (%d), best idiom", Writes.NOTHING),
    /** All fortunes and one more, sorted, as a page of HTML. */
    FORTUNES("TechEmpower fortunes", Writes.NOTHING),
    /**
     * So many worlds read one by one, and each given another number by a statement of its own. As TechEmpower allows, those
     * may be sent as a batch by whoever has one.
     */
    UPDATES_STRICT("TechEmpower updates (%d), strict", Writes.WORLDS),
    /** The same in any way. */
    UPDATES_BEST("TechEmpower updates (%d), best idiom", Writes.WORLDS),
    /** So many new notes. */
    INSERT("insert %,d", Writes.NOTES),
    /** So many notes, half of which are there already from the operation before. */
    UPSERT("upsert %,d", Writes.NOTES),
    /** So many rows of stock, each given a quantity of its own. */
    UPDATE("update %,d different rows", Writes.STOCK),
    /** Two reads and an update that do not need each other, in one transaction. */
    TRANSACTION("transaction of three statements", Writes.STOCK),
    /** So many worlds, row by row, added up; no more than a thousand in memory. */
    STREAM("stream of %,d", Writes.NOTHING),
    /** So many authors with their ten posts each and the ten comments of each post. */
    ASSOCIATIONS("%d authors with posts and comments", Writes.NOTHING),
    /** IMDBench: a movie with its average rating, directors, cast and all reviews with their authors. */
    GET_MOVIE("IMDBench get_movie", Writes.NOTHING),
    /** The same of so many movies at once. */
    GET_MOVIES("IMDBench get_movie of %d", Writes.NOTHING),
    /** IMDBench: a person with all movies, directed and acted in, and their average ratings. */
    GET_PERSON("IMDBench get_person", Writes.NOTHING),
    /** IMDBench: a user with the latest ten reviews, each with its movie and that one's average rating. */
    GET_USER("IMDBench get_user", Writes.NOTHING),
    /** IMDBench: the title of a movie made longer. */
    UPDATE_MOVIE("IMDBench update_movie", Writes.FILMS),
    /** IMDBench: a new user. */
    INSERT_USER("IMDBench insert_user", Writes.FILMS),
    /** IMDBench: a new movie with a director and a cast of three, who are there already; answered with all of it. */
    INSERT_MOVIE("IMDBench insert_movie", Writes.FILMS),
    /** IMDBench: a new movie with a new director and two new actors; answered with all of it. */
    INSERT_MOVIE_PLUS("IMDBench insert_movie_plus", Writes.FILMS);

    private final String title;
    private final Writes writes;

    Task(String title, Writes writes) {
        this.title = title;
        this.writes = writes;
    }

    /** What it is called at a size. */
    public String title(int size) {
        return title.formatted(size);
    }

    /**
     * Whether it asks for single rows by their keys, which is what gathering changes. A page that starts from a key is read
     * by several statements at once, of which that one is not the last.
     */
    public boolean getsByKey() {
        return switch (this) {
            case GET, DB_STRICT, DB_BEST, QUERIES_STRICT, UPDATES_STRICT -> true;
            default -> false;
        };
    }

    /** What it changes. */
    public Writes writes() {
        return writes;
    }
}
