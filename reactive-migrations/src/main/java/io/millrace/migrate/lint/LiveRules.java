package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;

import io.millrace.migrate.lint.written.Clause;
import io.millrace.migrate.operation.Backfill;
import java.util.List;
import java.util.Map;

/** Rules that depend on how large and how busy the database is at that moment. */
final class LiveRules {

    private static final double MANY_ROWS = 1_000_000;
    private static final double MANY_WRITES = 50;
    private static final double MOST_CONNECTIONS = 0.8;
    private static final long MUCH_ROOM = 1L << 30;
    private static final double FAR_BEHIND = 10;

    /** What PostgreSQL reads, sorts and writes of an index in a second on an ordinary disk. */
    private static final double BUILT_IN_A_SECOND = 30e6;

    private static final double LONG = 60;
    private static final String WAIT = "the migrator waits for half a second, steps back, and tries again";
    private static final Load LARGE = new Load(12e6, 3L << 30, 0, 0, List.of(), "");

    private LiveRules() {}

    static final List<Rule> ALL = List.of(
            advised("X01", "Every row of a large table is looked at")
                    .locks("what the statement locks", "minutes, where others take a moment")
                    .safely(
                            "at a quiet hour; by itself, so that nothing else waits for it; and watch it: withProgress(…)")
                    .amid(Live.of("users", LARGE))
                    .shown(
                            "create index concurrently users_email_idx on users (email)",
                            "alter table users add column nick text")
                    .when(scene -> isWhole(scene) && scene.load().rows() >= MANY_ROWS)
                    .telling(scene -> scene.inUse() + size(scene.load())),
            advised("X02", "A table that many write to is locked")
                    .locks(
                            "the table: whoever writes to it waits",
                            "behind every transaction that has it, and so do all" + " that come later")
                    .safely("at a quiet hour; " + WAIT)
                    .amid(Live.of("users", new Load(1000, 1 << 20, 400, 0, List.of(), "")))
                    .shown(
                            "alter table users add column nick text",
                            "create index concurrently users_email_idx on users (email)")
                    .when(scene -> isExclusive(scene) && scene.load().writes() >= MANY_WRITES)
                    .telling(scene -> "about " + Math.round(scene.load().writes()) + " rows of " + scene.inUse()
                            + " are written in a second"),
            advised("X03", "A table is locked while nearly all connections are taken")
                    .locks("the table; each program that waits for it keeps a connection", "and nobody else gets one")
                    .safely("at a quiet hour, or with more room: max_connections; " + WAIT)
                    .amid(new Live(List.of(), Map.of(), 95, 100, 0))
                    .shown(
                            "alter table users add column nick text",
                            "create index concurrently users_email_idx on users (email)")
                    .when(scene -> isExclusive(scene)
                            && scene.live().connections()
                                    > MOST_CONNECTIONS * scene.live().mostConnections())
                    .telling(scene -> scene.live().connections() + " of "
                            + scene.live().mostConnections() + " connections are taken"),
            advised("X04", "As much room as the table has is needed a second time")
                    .locks("nothing; where the disk runs full the whole server stops", "until there is room")
                    .safely("look how much is free on the server, which SQL cannot; then at a quiet hour")
                    .amid(Live.of("users", LARGE))
                    .shown(
                            "create index concurrently users_email_idx on users (email)",
                            "alter table users add column nick text")
                    .when(scene -> (scene.index().isPresent() || isRewrite(scene))
                            && scene.load().bytes() >= MUCH_ROOM)
                    .telling(
                            scene -> "up to " + room(scene.load().bytes()) + " besides what " + scene.inUse() + " has"),
            advised("X05", "Much is written while a replica is behind")
                    .locks("nothing here; who reads from the replica sees older rows", "until it has caught up")
                    .safely("wait until it has; a backfill by schema.backfill(…) can rest longer between its batches")
                    .amid(new Live(List.of(), Map.of(), 0, 0, 42))
                    .shown(
                            "create index concurrently users_email_idx on users (email)",
                            "alter table users add column nick text")
                    .when(scene ->
                            (scene.index().isPresent() || isRewrite(scene) || scene.operation() instanceof Backfill)
                                    && scene.live().behind() >= FAR_BEHIND)
                    .telling(scene -> "a replica is " + Math.round(scene.live().behind()) + " s behind"),
            advised("X06", "An index takes minutes to build")
                    .locks(
                            "what the build locks; built concurrently it waits for every transaction that is open",
                            "for" + " about as long as is said here")
                    .safely("a migration of its own, run before the release that needs it")
                    .amid(Live.of("users", LARGE))
                    .shown(
                            "create index concurrently users_email_idx on users (email)",
                            "alter table users add column nick text")
                    .when(scene -> scene.index().isPresent() && seconds(scene) >= LONG)
                    .telling(scene -> "about " + Math.round(seconds(scene) / 60) + " minutes"),
            advised("X07", "An extension looks after the parts of this table")
                    .locks("what the extension locks: often every part", "as long as it takes")
                    .safely("the way that the extension has for it; try it on a copy first: migrator.trace()")
                    .amid(Live.of("hits", new Load(1000, 1 << 20, 0, 0, List.of(), "timescaledb")))
                    .shown("alter table hits add column size int", "alter table users add column size int")
                    .when(scene -> !scene.load().keeper().isEmpty())
                    .telling(scene ->
                            scene.inUse() + " is kept by " + scene.load().keeper()),
            advised("X08", "Somebody has the table now, and has had it for a while")
                    .locks(
                            "nothing yet: the statement waits for them, and all that come later wait for it",
                            "half a second" + " at a time")
                    .safely("wait until they are done, or end them: select pg_terminate_backend(pid)")
                    .amid(Live.of(
                            "users",
                            new Load(
                                    10,
                                    8192,
                                    0,
                                    0,
                                    List.of(
                                            "process 4711 (reports, idle in transaction, transaction of 95.0 s) holds ShareLock"),
                                    "")))
                    .shown("alter table users add column nick text", "create table logins (id int8 primary key)")
                    .when(scene -> !scene.load().holders().isEmpty())
                    .telling(scene -> String.join("\n", scene.load().holders())));

    /** How large a table is, to be said behind its name; nothing where that is not known. */
    static String size(Load load) {
        return load.rows() < 1
                ? ""
                : " has about " + Math.round(load.rows()) + " rows, " + room(load.bytes()) + " with its indexes";
    }

    private static String room(long bytes) {
        return bytes >= MUCH_ROOM
                ? tenths(bytes / (double) MUCH_ROOM) + " GB"
                : tenths(bytes / (double) (1 << 20)) + " MB";
    }

    private static String tenths(double number) {
        return String.valueOf(Math.round(number * 10) / 10.0);
    }

    private static double seconds(Scene scene) {
        return scene.load().bytes() / BUILT_IN_A_SECOND;
    }

    private static boolean isWhole(Scene scene) {
        return scene.index().isPresent()
                || scene.begins("update")
                || scene.begins("delete from")
                || isRewrite(scene)
                || scene.clauses().stream().anyMatch(LiveRules::looks);
    }

    private static boolean looks(Clause clause) {
        return clause.phrase().begins("validate constraint")
                || clause.alteration().begins("set not null")
                || (!clause.constraint().isEmpty()
                        && clause.isValidated()
                        && !clause.phrase().has("using index"));
    }

    private static boolean isRewrite(Scene scene) {
        return scene.clauses().stream()
                .anyMatch(clause -> clause.changesType()
                        || (clause.addsColumn()
                                && Volatility.isVolatile(clause.added().fallback()))
                        || (clause.addsColumn() && clause.added().has("stored"))
                        || clause.phrase().begins("set logged")
                        || clause.phrase().begins("set unlogged"));
    }

    private static boolean isExclusive(Scene scene) {
        return scene.clauses().stream()
                .anyMatch(clause -> !clause.phrase().begins("validate constraint")
                        && !clause.phrase().begins("set (")
                        && !clause.phrase().begins("detach partition"));
    }
}
