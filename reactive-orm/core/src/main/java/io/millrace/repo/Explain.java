package io.millrace.repo;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Kind;
import io.millrace.internal.exec.setting.TransactionSettings;
import io.millrace.internal.run.Runner;
import io.millrace.type.RowDecoder;
import java.util.Collections;
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

    /**
     * The plan for any values, which PostgreSQL may come to prefer once a statement has run often; without it, the plan
     * for the values of the statement. Not with {@link #ANALYZE}.
     */
    GENERIC,

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
        if (asked.contains(GENERIC)) {
            return generic(runner, command, prefix);
        }
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

    /** A statement of this name is prepared, explained and forgotten; its parameters need no values for that. */
    private static Mono<String> generic(Runner runner, Command<?> command, String prefix) {
        String name = "explain " + subject(command);
        String nulls = String.join(", ", Collections.nCopies(command.values().length, "null"));
        String execute = prefix + "execute millrace_explained" + (nulls.isEmpty() ? "" : "(" + nulls + ")");
        return runner.transaction(
                TransactionSettings.DEFAULT,
                tx -> runner.count(() -> Command.other(name, "set local plan_cache_mode = force_generic_plan"))
                        .then(runner.count(() -> Command.other(name, "prepare millrace_explained as " + command.sql())))
                        .then(runner.all(() -> Command.read(name, execute, LINE))
                                .collect(Collectors.joining("\n")))
                        .flatMap(plan -> runner.count(() -> Command.other(name, "deallocate millrace_explained"))
                                .thenReturn(plan)));
    }

    private static String prefix(Set<Explain> asked) {
        if (asked.contains(GENERIC) && asked.contains(ANALYZE)) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    "explain is asked to run a plan for any values",
                    "what is run has values of its own",
                    "leave GENERIC or ANALYZE out"));
        }
        if (asked.stream().filter(FORMATS::contains).count() > 1) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    "explain is asked for more than one format",
                    "a plan comes as JSON, as YAML or as text",
                    "leave one of them out"));
        }
        Set<Explain> options = asked.stream().filter(one -> one != GENERIC).collect(Collectors.toSet());
        return options.isEmpty()
                ? "explain "
                : asked.stream()
                        .filter(options::contains)
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
