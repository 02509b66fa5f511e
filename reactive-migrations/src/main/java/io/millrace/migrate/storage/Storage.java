package io.millrace.migrate.storage;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.run.Session;
import io.millrace.migrate.run.Settings;
import io.millrace.migrate.run.Told;
import io.millrace.migrate.sql.Quoted;
import io.millrace.repo.RepoOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * A database that is there or is not. Its server is asked on another database of it, {@code postgres} unless told
 * otherwise. Immutable. Its publishers are cold; they fail with {@link io.millrace.error.ConnectFailed} where the server
 * cannot be reached or lets nobody in, and with {@link io.millrace.migrate.failure.MigrationFailure} where it refuses.
 */
public final class Storage {

    /** There is one of this name; or another one of this name was written down at the same moment. */
    private static final Set<String> DUPLICATE = Set.of("42P04", "23505");

    private static final String UNKNOWN = "3D000";
    private static final String MAINTENANCE = "postgres";
    private static final String BEING_MADE = "_being_made";
    private static final int LONGEST_NAME = 63;
    private static final Duration POLL = Duration.ofMillis(100);

    private final RepoOptions options;
    private final String maintenance;
    private final Map<String, String> clauses;
    private final String timeZone;
    private final Duration patience;

    private Storage(
            RepoOptions options, String maintenance, Map<String, String> clauses, String timeZone, Duration patience) {
        this.options = options;
        this.maintenance = maintenance;
        this.clauses = Map.copyOf(clauses);
        this.timeZone = timeZone;
        this.patience = patience;
    }

    /** The database that a repo with these options is for. */
    public static Storage of(RepoOptions options) {
        return new Storage(options, MAINTENANCE, Map.of(), "UTC", Settings.DEFAULT.patience());
    }

    /** The database at a URL. */
    public static Storage of(String url) {
        return of(RepoOptions.url(url));
    }

    /** Asked on another database of the server. */
    public Storage by(String database) {
        return new Storage(options, database, clauses, timeZone, patience);
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
        return new Storage(options, maintenance, clauses, name, patience);
    }

    private Storage with(String clause, String value) {
        Map<String, String> more = new LinkedHashMap<>(clauses);
        more.put(clause, value);
        return new Storage(options, maintenance, more, timeZone, patience);
    }

    /**
     * Makes the database, unless it is there: {@code create database …}. Emits whether it was made now; of several that
     * do so at once, one makes it and the others wait for it.
     *
     * <p>It is made under the name {@code …_being_made} and gets its own once it is as it shall be, so that a program that
     * is killed in between leaves none that is half made; what it leaves is dropped by the next one.
     */
    public Mono<Boolean> create() {
        return session((session, name) -> exists(session, name)
                .flatMap(there -> there ? Mono.just(false) : inTurn(session, name, System.nanoTime())));
    }

    private Mono<Boolean> inTurn(Session session, String name, long begin) {
        return session.send("select pg_try_advisory_lock(hashtextextended(" + Quoted.literal("making " + name)
                        + ", 0)), exists (select 1 from pg_database where datname = " + Quoted.literal(name) + ")")
                .map(rows -> rows.get(0))
                .flatMap(row -> {
                    if (row.getBoolean(1)) {
                        return Mono.just(false);
                    }
                    if (row.getBoolean(0)) {
                        return made(session, name);
                    }
                    return System.nanoTime() - begin > patience.toNanos()
                            ? Mono.error(busy(name))
                            : Mono.delay(POLL).then(Mono.defer(() -> inTurn(session, name, begin)));
                });
    }

    private Mono<Boolean> made(Session session, String name) {
        String now = Quoted.name(beingMade(name));
        return exists(session, name)
                .flatMap(there -> there
                        ? Mono.just(false)
                        : session.send("drop database if exists " + now)
                                .then(session.send("create database " + now + with()))
                                .then(session.send(
                                        "alter database " + now + " set timezone to " + Quoted.literal(timeZone)))
                                .then(session.send("alter database " + now + " rename to " + Quoted.name(name)))
                                .thenReturn(true)
                                .onErrorResume(failure -> session.send("drop database if exists " + now)
                                        .onErrorComplete()
                                        .then(
                                                DUPLICATE.contains(Session.state(failure))
                                                        ? exists(session, name)
                                                                .flatMap(other ->
                                                                        other ? Mono.just(false) : Mono.error(failure))
                                                        : Mono.error(failure))));
    }

    /**
     * A longer name is cut, and told apart from others by a hash; and so are those who ask on another database, since they
     * do not see this one's locks.
     */
    private String beingMade(String name) {
        String whole = name + BEING_MADE;
        if (maintenance.equals(MAINTENANCE) && whole.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME) {
            return whole;
        }
        String end = "_" + Integer.toHexString(Objects.hash(name, maintenance)) + BEING_MADE;
        String cut = name;
        while ((cut + end).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut + end;
    }

    private MigrationFailure busy(String name) {
        return new MigrationFailure(
                MigrationCode.LOCK_BUSY,
                "another program has been making database " + name + " for longer than " + patience.toSeconds() + " s",
                "it holds an advisory lock in database " + maintenance + ", and the database is not there yet",
                "see who it is: select pid from pg_locks where locktype = 'advisory'");
    }

    Storage waiting(Duration limit) {
        return new Storage(options, maintenance, clauses, timeZone, limit);
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
