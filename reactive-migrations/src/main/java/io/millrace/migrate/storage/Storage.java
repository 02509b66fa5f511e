package io.millrace.migrate.storage;

import io.millrace.migrate.run.Session;
import io.millrace.migrate.run.Settings;
import io.millrace.migrate.run.Told;
import io.millrace.migrate.sql.Quoted;
import io.millrace.repo.RepoOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * A database that is there or is not. Its server is asked on another database of it, {@code postgres} unless told
 * otherwise. Immutable. Its publishers are cold; they fail with {@link io.millrace.error.ConnectFailed} where the server
 * cannot be reached or lets nobody in, and with {@link io.millrace.migrate.failure.MigrationFailure} where it refuses.
 */
public final class Storage {

    private static final String DUPLICATE = "42P04";
    private static final String UNKNOWN = "3D000";

    private final RepoOptions options;
    private final String maintenance;
    private final Map<String, String> clauses;
    private final String timeZone;

    private Storage(RepoOptions options, String maintenance, Map<String, String> clauses, String timeZone) {
        this.options = options;
        this.maintenance = maintenance;
        this.clauses = Map.copyOf(clauses);
        this.timeZone = timeZone;
    }

    /** The database that a repo with these options is for. */
    public static Storage of(RepoOptions options) {
        return new Storage(options, "postgres", Map.of(), "UTC");
    }

    /** The database at a URL. */
    public static Storage of(String url) {
        return of(RepoOptions.url(url));
    }

    /** Asked on another database of the server. */
    public Storage by(String database) {
        return new Storage(options, database, clauses, timeZone);
    }

    /** Made as a copy of another database: {@code template template0}. */
    public Storage template(String database) {
        return with("template", Quoted.name(database));
    }

    /** Made for another owner. */
    public Storage owner(String role) {
        return with("owner", Quoted.name(role));
    }

    /** Made with another encoding, such as {@code UTF8}; the template must fit. */
    public Storage encoding(String name) {
        return with("encoding", Quoted.literal(name));
    }

    /** Made with another locale, such as {@code C}; the template must fit. */
    public Storage locale(String name) {
        return with("locale", Quoted.literal(name));
    }

    /** Made with another time zone for its sessions; UTC unless told otherwise. */
    public Storage timeZone(String name) {
        return new Storage(options, maintenance, clauses, name);
    }

    private Storage with(String clause, String value) {
        Map<String, String> more = new LinkedHashMap<>(clauses);
        more.put(clause, value);
        return new Storage(options, maintenance, more, timeZone);
    }

    /** Makes the database, unless it is there: {@code create database …}. Emits whether it was made now. */
    public Mono<Boolean> create() {
        return session((session, name) -> exists(session, name)
                .flatMap(there -> there
                        ? Mono.just(false)
                        : session.send("create database " + Quoted.name(name) + with())
                                .then(session.send("alter database " + Quoted.name(name) + " set timezone to "
                                        + Quoted.literal(timeZone)))
                                .thenReturn(true)
                                .onErrorResume(
                                        failure -> Session.state(failure).equals(DUPLICATE),
                                        failure -> Mono.just(false))));
    }

    /** Drops the database, if it is there: {@code drop database …}. Refused while others are connected to it. */
    public Mono<Boolean> drop() {
        return drop("");
    }

    /** Drops the database, if it is there; who is connected to it is thrown out. */
    public Mono<Boolean> dropForced() {
        return drop(" with (force)");
    }

    private Mono<Boolean> drop(String how) {
        return session((session, name) -> session.send("drop database " + Quoted.name(name) + how)
                .thenReturn(true)
                .onErrorResume(failure -> Session.state(failure).equals(UNKNOWN), failure -> Mono.just(false)));
    }

    /** Whether the database is there. */
    public Mono<Boolean> exists() {
        return session(Storage::exists);
    }

    private static Mono<Boolean> exists(Session session, String name) {
        return session.send("select exists (select 1 from pg_database where datname = " + Quoted.literal(name) + ")")
                .map(rows -> rows.get(0).getBoolean(0));
    }

    private String with() {
        return clauses.isEmpty()
                ? ""
                : clauses.entrySet().stream()
                        .map(clause -> clause.getKey() + " " + clause.getValue())
                        .sorted()
                        .collect(Collectors.joining(" ", " with ", ""));
    }

    @FunctionalInterface
    private interface Work {

        Mono<Boolean> with(Session session, String name);
    }

    private Mono<Boolean> session(Work work) {
        return Mono.defer(() -> {
            String name = options.checked().server().database();
            return Session.use(
                            options.withDatabase(maintenance).checked(),
                            Settings.DEFAULT,
                            session -> work.with(session, name))
                    .onErrorMap(failure -> Told.of("database " + name, failure));
        });
    }
}
