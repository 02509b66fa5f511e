package io.millrace.benchmark.entrant;

import java.util.List;

/**
 * A contender as the harness knows it.
 *
 * @param name what it is called in reports
 * @param module the folder below {@code benchmarks} with its classes
 * @param program the class with its {@code main}
 * @param argument what that is told
 */
public record Entrant(String name, String module, String program, String argument) {

    private static final String R2DBC = "io.millrace.benchmark.r2dbc.R2dbcSeat";

    /** Everybody is measured against this one. */
    public static final Entrant BY_HAND =
            new Entrant("Vert.x by hand", "vertx", "io.millrace.benchmark.byhand.ByHandSeat", "pipelined");

    /** The same program once more: what it differs from the first is noise. */
    public static final Entrant BY_HAND_AGAIN =
            new Entrant("Vert.x by hand, again", "vertx", "io.millrace.benchmark.byhand.ByHandSeat", "pipelined");

    /** Millrace as it is. */
    public static final Entrant MILLRACE =
            new Entrant("Millrace", "vertx", "io.millrace.benchmark.millrace.MillraceSeat", "gathering");

    /** Millrace with each get as a statement of its own. */
    public static final Entrant ONE_BY_ONE =
            new Entrant("Millrace, not gathered", "vertx", "io.millrace.benchmark.millrace.MillraceSeat", "one-by-one");

    /** Everybody. */
    public static final List<Entrant> ALL = List.of(
            BY_HAND,
            BY_HAND_AGAIN,
            new Entrant("Vert.x by hand, pool", "vertx", "io.millrace.benchmark.byhand.ByHandSeat", "pool"),
            MILLRACE,
            ONE_BY_ONE,
            new Entrant(
                    "Hibernate Reactive",
                    "hibernate-reactive",
                    "io.millrace.benchmark.hibernate.HibernateSeat",
                    "stateless"),
            new Entrant("Spring Data R2DBC", "r2dbc", R2DBC, "spring-data"),
            new Entrant("Spring DatabaseClient", "r2dbc", R2DBC, "database-client"),
            new Entrant("jOOQ on R2DBC", "r2dbc", R2DBC, "jooq"),
            new Entrant("JDBC with HikariCP", "jdbc", "io.millrace.benchmark.jdbc.JdbcSeat", "pool"));

    /** The name as part of a file's name. */
    String fileName() {
        return name.replaceAll("[^A-Za-z0-9]+", "-");
    }
}
