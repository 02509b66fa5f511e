package io.millrace.repo;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Kind;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.run.Runner;
import io.millrace.type.RowDecoder;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What {@code explain} is asked for. Without a format the plan is text for people. */
public enum Explain {

    /** Runs the statement and measures it. What it writes is undone. */
    ANALYZE,

    /** Every detail: output columns, schema names. */
    VERBOSE,

    /** The blocks that were read and written; PostgreSQL 18 tells them with {@link #ANALYZE} anyway. */
    BUFFERS,

    /** The settings that differ from their defaults and matter to the planner. */
    SETTINGS,

    /** The write-ahead log that was written; only with {@link #ANALYZE}. */
    WAL,

    /** The time of planning and running. */
    SUMMARY,

    /** The plan as a JSON document. */
    JSON,

    /** The plan as a YAML document. */
    YAML;

    private static final Set<Explain> FORMATS = EnumSet.of(JSON, YAML);
    private static final RowDecoder<String> LINE = (row, offset) -> String.valueOf(row.get(offset));

    static Mono<String> plan(Runner runner, List<Command<?>> commands, Set<Explain> asked) {
        String prefix = prefix(asked);
        Flux<String> plans = Flux.fromIterable(commands).concatMap(command -> one(runner, command, prefix, asked));
        return plans.collect(Collectors.joining("\n"));
    }

    private static Mono<String> one(Runner runner, Command<?> command, String prefix, Set<Explain> asked) {
        Mono<String> plan = runner.all(() -> new Command<>(
                        prefix + command.sql(), command.values(), LINE, Kind.READ, "explain " + subject(command), null))
                .collect(Collectors.joining("\n"));
        if (!asked.contains(ANALYZE) || !command.kind().mayWrite()) {
            return plan;
        }
        return runner.<String>transaction(
                        TransactionSettings.DEFAULT, tx -> plan.flatMap(text -> Mono.error(new Undone(text))))
                .onErrorResume(Undone.class, undone -> Mono.just(undone.plan));
    }

    private static String prefix(Set<Explain> asked) {
        if (asked.stream().filter(FORMATS::contains).count() > 1) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    "explain is asked for more than one format",
                    "a plan comes as JSON, as YAML or as text",
                    "leave one of them out"));
        }
        return asked.isEmpty()
                ? "explain "
                : asked.stream()
                        .map(one -> (FORMATS.contains(one) ? "format " : "")
                                + one.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ", "explain (", ") "));
    }

    private static String subject(Command<?> command) {
        return command.operation().substring(command.operation().indexOf(' ') + 1);
    }

    /** Ends the transaction that a write was explained in. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String plan;

        Undone(String plan) {
            super(null, null, false, false);
            this.plan = plan;
        }
    }
}
