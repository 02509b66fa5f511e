package io.millrace.repo;

import io.millrace.error.Code;
import io.millrace.error.MultipleResults;
import io.millrace.error.NotFound;
import io.millrace.error.Problem;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.run.Runner;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Answers of which a certain number of rows is expected. */
final class Answers {

    private Answers() {}

    /** The one row there is, or empty; a failure where there are several. */
    static <T> Mono<T> one(Runner runner, Supplier<Command<T>> command, String method) {
        return one(runner.all(command).collectList(), command, method);
    }

    /** The one row of those that there are, or empty; a failure where there are several. */
    static <T> Mono<T> one(Mono<List<T>> all, Supplier<Command<T>> command, String method) {
        return all.flatMap(rows -> switch (rows.size()) {
            case 0 -> Mono.empty();
            case 1 -> Mono.just(rows.get(0));
            default -> Mono.error(() -> several(rows, command.get().sql(), method));
        });
    }

    /** The same row, or a failure where there is none. */
    static <T> Mono<T> required(Mono<T> row, String label, String instead) {
        return row.switchIfEmpty(Mono.error(() -> new NotFound(Problem.of(
                Code.NOT_FOUND,
                "no " + label + " was found",
                "the query was answered with no row",
                "use " + instead + ", which is empty then, or check the condition"))));
    }

    private static MultipleResults several(List<?> rows, String sql, String method) {
        return new MultipleResults(new Problem(
                Code.MULTIPLE_RESULTS,
                "one row was expected, but there are " + rows.size(),
                sql,
                method + " is for a query that cannot have more than one row",
                "narrow the condition, or use repo.first with an order"));
    }
}
