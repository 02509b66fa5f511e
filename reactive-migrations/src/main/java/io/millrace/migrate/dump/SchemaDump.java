package io.millrace.migrate.dump;

import io.millrace.migrate.run.Session;
import io.millrace.migrate.run.Settings;
import io.millrace.migrate.run.Told;
import io.millrace.migrate.sql.Quoted;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * The structure of a database as a script, and back. Immutable.
 *
 * <p>The script holds schemas, extensions, types, sequences, functions, procedures, aggregates, tables with their
 * partitions and children, constraints, indexes, statistics, views, rules, triggers, policies and comments, and which
 * migrations have run; no rows of any other table, no owners and no rights. It is the same for the same structure, whatever
 * order it was made in, so that it can be kept beside the code and compared. What there is of other kinds, such as
 * operators and casts, and an index that was not built to its end, is named in it: {@code -- not carried: …}.
 */
public final class SchemaDump {

    private static final String HISTORY = "millrace_migrations";

    private final RepoOptions options;
    private final List<String> schemas;

    private SchemaDump(RepoOptions options, List<String> schemas) {
        this.options = options;
        this.schemas = List.copyOf(schemas);
    }

    /** Of the database that a repo with these options is for, with all of its schemas. */
    public static SchemaDump of(RepoOptions options) {
        return new SchemaDump(options, List.of());
    }

    /** Of the database of a repo, with all of its schemas. */
    public static SchemaDump of(Repo repo) {
        return of(repo.options());
    }

    /** Of these schemas only. */
    public SchemaDump schemas(String... names) {
        return new SchemaDump(options, List.of(names));
    }

    /** The script, as everything stands at one moment; two round trips. */
    public Mono<String> write() {
        return session(session -> session.sendAll(String.join(
                        "; ",
                        "begin isolation level repeatable read read only",
                        "set local search_path to ''",
                        Structure.query(in()),
                        Dependencies.PIECES,
                        Dependencies.NEEDS,
                        Remarks.LEFT_OUT.replace("{in}", in())))
                .flatMap(answers -> {
                    List<List<Row>> rows = answers.subList(answers.size() - 4, answers.size());
                    List<Part> parts = new Dependencies(rows.get(1), rows.get(2))
                            .inOrder(rows.get(0).stream().map(Part::of).toList());
                    List<String> histories = parts.stream()
                            .map(Part::statement)
                            .filter(statement ->
                                    statement.startsWith("create table ") && statement.contains("." + HISTORY + " ("))
                            .map(statement -> statement.substring("create table ".length(), statement.indexOf(" (")))
                            .toList();
                    return rows(session, histories).map(ran -> script(rows.get(3), parts, ran));
                }));
    }

    private String in() {
        return schemas.isEmpty()
                ? "n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'"
                : "n.nspname in (" + schemas.stream().map(Quoted::literal).collect(Collectors.joining(", ")) + ")";
    }

    private static Mono<List<Row>> rows(Session session, List<String> histories) {
        if (histories.isEmpty()) {
            return Mono.just(List.of());
        }
        return session.send(histories.stream()
                .map(table -> "select format('insert into " + table.replace("'", "''")
                        + " (version, direction, step, name, checksum, steps, state)"
                        + " values (%s, %L, %s, %L, %L, %s, %L)', version, direction, step, name, checksum, steps, state)"
                        + " as statement, " + Quoted.literal(table) + " as owner, version, direction, step from "
                        + table)
                .collect(Collectors.joining(
                        " union all ",
                        "select statement from (",
                        ") rows" + " order by owner, version, direction, step")));
    }

    private static String script(List<Row> leftOut, List<Part> parts, List<Row> rows) {
        StringBuilder script = new StringBuilder();
        leftOut.forEach(row -> script.append("-- ").append(row.getString(0)).append('\n'));
        script.append("set check_function_bodies = off;\nset search_path to '';\n");
        parts.forEach(part -> script.append(part.statement()).append(";\n"));
        rows.forEach(row -> script.append(row.getString(0)).append(";\n"));
        return script.append("reset search_path;\nreset check_function_bodies;\n")
                .toString();
    }

    /** Runs a script on the database, all of it or nothing; for one that is empty. */
    public Mono<Void> load(String script) {
        return session(session -> session.send(script).then());
    }

    private <T> Mono<T> session(Function<Session, Mono<T>> work) {
        return Mono.defer(() -> Session.use(options.checked(), Settings.DEFAULT, work)
                .onErrorMap(failure ->
                        Told.of("structure of " + options.checked().server().database(), failure)));
    }
}
