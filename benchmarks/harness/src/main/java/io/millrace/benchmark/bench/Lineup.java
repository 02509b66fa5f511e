package io.millrace.benchmark.bench;

import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.entrant.Entrant;
import java.util.EnumSet;
import java.util.Set;

/** Who takes part in what. Contenders say it themselves; this is for who wants to know before any is started. */
final class Lineup {

    private static final Set<Task> STRICT = EnumSet.of(Task.DB_STRICT, Task.QUERIES_STRICT, Task.UPDATES_STRICT);
    private static final Set<Task> FILMS = EnumSet.range(Task.GET_MOVIE, Task.INSERT_MOVIE_PLUS);

    private Lineup() {}

    static boolean takesPart(Entrant entrant, Task task) {
        return switch (entrant.name()) {
            case "Millrace" -> !STRICT.contains(task);
            case "Millrace, not gathered" -> task.getsByKey();
            case "Hibernate Reactive" -> task != Task.STREAM;
            case "Spring Data R2DBC" -> task != Task.UPSERT && !FILMS.contains(task);
            case "JDBC with HikariCP" -> !FILMS.contains(task);
            default -> true;
        };
    }
}
