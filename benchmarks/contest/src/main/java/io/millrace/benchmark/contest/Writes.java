package io.millrace.benchmark.contest;

/** The table that a task writes, how that is put back, and how it is looked at from outside. */
public enum Writes {
    /** It only reads. */
    NOTHING("", "", ""),
    /** The worlds' numbers. Only before answers are compared are they put back: a turn leaves its rows in place. */
    WORLDS(
            "",
            "update world set randomnumber = (id::int8 * 31 % 10000)::int4"
                    + " where randomnumber <> (id::int8 * 31 % 10000)::int4",
            "select sum(id::int8 * randomnumber) from world"),
    /** The notes, of which there are none at first. */
    NOTES("truncate note", "truncate note", "select md5(string_agg(note::text, ';' order by id)) from note"),
    /** What IMDBench inserts, and the titles that it changes. */
    FILMS(FilmTables.RESET, FilmTables.RESET, FilmTables.STATE),
    /** The quantities in stock. */
    STOCK(
            "vacuum stock",
            "update stock set quantity = 0",
            "select md5(string_agg(stock::text, ';' order by id)) from stock");

    private final String beforeTurn;
    private final String beforeAnswer;
    private final String state;

    Writes(String beforeTurn, String beforeAnswer, String state) {
        this.beforeTurn = beforeTurn;
        this.beforeAnswer = beforeAnswer;
        this.state = state;
    }

    /** A statement to run before a turn, so that each begins alike; empty where none is needed. */
    public String beforeTurn() {
        return beforeTurn;
    }

    /** A statement to run before an answer is asked for; empty where none is needed. */
    public String beforeAnswer() {
        return beforeAnswer;
    }

    /** A query of one value that says what is in the table; empty where nothing is written. */
    public String state() {
        return state;
    }
}
