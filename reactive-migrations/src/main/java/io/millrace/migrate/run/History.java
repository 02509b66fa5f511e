package io.millrace.migrate.run;

import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.sql.Quoted;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The table of what has run: a row for each step. */
final class History {

    private static final String NAME = "millrace_migrations";
    private static final String BEGUN = "begun";
    private static final String CONFLICT = " on conflict (version, direction, step)";
    private static final String NO_TABLE = "42P01";
    private static final String COLUMNS = "version, direction, step, name, checksum, steps, state";
    private static final int AT_SERVER = 7;
    private static final Comparator<Line> ORDER =
            Comparator.comparingLong(Line::version).thenComparingInt(Line::step);

    private final String table;
    private final @Nullable String schema;

    History(@Nullable String schema) {
        this.schema = schema;
        this.table = Quoted.qualified(schema == null ? NAME : schema + "." + NAME);
    }

    /**
     * What there was at one moment.
     *
     * @param server the server's version as a number, or 0 where it was not asked for
     * @param recorded what had run, by version
     */
    record State(int server, Map<Long, Recorded> recorded) {}

    /** What has run; one round trip, or two where nothing ever has. */
    Mono<State> read(Session session) {
        String server = "select current_setting('server_version_num')::int4";
        String path = schema == null ? "" : "set search_path to " + Quoted.name(schema) + "; ";
        return session.send(path + "select " + COLUMNS + ", current_setting('server_version_num')::int4 from " + table)
                .flatMap(rows -> rows.isEmpty()
                        ? version(session, server)
                        : Mono.just(state(
                                rows.get(0).getInteger(AT_SERVER),
                                rows.stream().map(History::line).toList())))
                .onErrorResume(
                        failure -> NO_TABLE.equals(Session.state(failure)), failure -> version(session, path + server));
    }

    /** Everything that is written down: what {@link #state} is made of, the version of the server apart. */
    String query() {
        return "select " + COLUMNS + " from " + table;
    }

    /**
     * A row of it.
     *
     * @param version the migration's number
     * @param direction whether it ran, was taken back, or was no migration but a seed
     * @param step which step of it
     * @param name the migration's name
     * @param checksum its checksum
     * @param steps how many steps it has
     * @param done whether the step is done, or was begun
     */
    record Line(long version, String direction, int step, String name, String checksum, int steps, boolean done) {

        private boolean isSeed() {
            return direction.equals("seed");
        }

        private boolean isUp() {
            return direction.equals("up");
        }
    }

    private static Line line(Row row) {
        return new Line(
                row.getLong(0),
                row.getString(1),
                row.getInteger(2),
                row.getString(3),
                row.getString(4),
                row.getInteger(5),
                row.getString(6).equals("done"));
    }

    private static Mono<State> version(Session session, String sql) {
        return session.send(sql).map(rows -> new State(rows.get(0).getInteger(0), Map.of()));
    }

    /**
     * What the rows say, in whatever order they come. They are neither put in order nor chosen by the server: that makes
     * it look up operators, statistics and indexes, which costs a backend that has just started more than to read them.
     */
    static State state(int server, List<Line> lines) {
        Map<Long, Recorded> all = new TreeMap<>();
        for (Line line : sorted(lines)) {
            Recorded before = all.get(line.version);
            all.put(line.version, with(before == null ? Recorded.nothing(line) : before, line));
        }
        return new State(server, all);
    }

    private static List<Line> sorted(List<Line> lines) {
        List<Line> sorted = new ArrayList<>();
        for (Line line : lines) {
            if (!line.isSeed()) {
                sorted.add(line);
            }
        }
        sorted.sort(ORDER);
        return sorted;
    }

    private static Recorded with(Recorded before, Line line) {
        return new Recorded(
                before.version(),
                before.name(),
                before.checksum(),
                before.steps(),
                line.isUp() && line.done ? plus(before.done(), line.step) : before.done(),
                line.isUp() && !line.done ? plus(before.begun(), line.step) : before.begun(),
                !line.isUp() && line.done ? plus(before.undone(), line.step) : before.undone(),
                !line.isUp() && !line.done ? plus(before.undoing(), line.step) : before.undoing());
    }

    private static Set<Integer> plus(Set<Integer> steps, int step) {
        if (steps.isEmpty()) {
            return Set.of(step);
        }
        Set<Integer> more = new HashSet<>(steps);
        more.add(step);
        return more;
    }

    /**
     * Makes the table, where it is not found the way it is read: along the whole search path, while {@code create table if
     * not exists} looks in its first schema only. What is there is not asked for, since asking takes the right to make it.
     */
    String create() {
        return "do $millrace$ begin " + (schema == null ? "" : createSchema(schema)) + "if to_regclass("
                + Quoted.literal(table) + ") is null then create table " + table + " (version int8 not null,"
                + " direction text not null, step int4 not null, name text not null, checksum text not null,"
                + " steps int4 not null, state text not null, at timestamptz not null default clock_timestamp(),"
                + " primary key (version, direction, step)); end if; end $millrace$";
    }

    private static String createSchema(String schema) {
        String name = Quoted.name(schema);
        return "if to_regnamespace(" + Quoted.literal(name) + ") is null then create schema " + name + "; end if; ";
    }

    /** Writes a step down as done, over what was written of it before. */
    String write(Definition migration, boolean up, int step, int steps) {
        return inserted(migration, up, step, steps, "done")
                + " do update set state = excluded.state, at = clock_timestamp()";
    }

    /**
     * Writes a step down as begun, over what was written of it before.
     *
     * @param held what has to be true for it: who has lost the lock overwrites nothing of whoever has it now
     */
    String begin(Definition migration, boolean up, int step, int steps, String held) {
        return insert() + " select " + values(migration, up, step, steps, BEGUN) + " where " + held + CONFLICT
                + " do update set state = excluded.state, at = clock_timestamp()";
    }

    private String inserted(Definition migration, boolean up, int step, int steps, String state) {
        return insert() + " values (" + values(migration, up, step, steps, state) + ")" + CONFLICT;
    }

    private String insert() {
        return "insert into " + table + " (version, direction, step, name, checksum, steps, state)";
    }

    private static String values(Definition migration, boolean up, int step, int steps, String state) {
        return migration.version() + ", '" + (up ? "up" : "down") + "', " + step + ", "
                + Quoted.literal(migration.name()) + ", '" + migration.checksum() + "', " + steps + ", '" + state + "'";
    }

    /** Where it is written how far a backfill is: as JSON behind the word that it was begun. */
    BackfillRun.Saved saved(Definition migration, boolean up, int step, int steps) {
        String row = " where version = " + migration.version() + " and direction = '" + (up ? "up" : "down")
                + "' and step = " + step;
        String json = "nullif(substr(state, " + (BEGUN.length() + 2) + "), '')::jsonb";
        return new BackfillRun.Saved(
                inserted(migration, up, step, steps, BEGUN) + " do nothing",
                "select case when state <> '" + BEGUN + "' then array(select jsonb_array_elements_text(" + json
                        + " -> 'last')) end, (" + json + " ->> 'rows')::int8, (" + json + " ->> 'total')::int8 from "
                        + table + row,
                "update " + table + " set state = '" + BEGUN + " ' || ",
                ", at = clock_timestamp()" + row);
    }

    /** Takes what was written of one step back. */
    String erase(long version, boolean up, int step) {
        return "delete from " + table + " where version = " + version + " and direction = '" + (up ? "up" : "down")
                + "' and step = " + step;
    }

    /** Takes back all that was written of a migration. */
    String erase(long version) {
        return "delete from " + table + " where version = " + version;
    }

    /** Writes down that a step of taking back is done; after the last one nothing is left of the migration. */
    String undone(Definition migration, int step, int steps) {
        return step >= steps - 1 ? erase(migration.version()) : write(migration, false, step, steps);
    }

    /** Calls a migration what it is called now. */
    String rename(Definition migration) {
        return "update " + table + " set name = " + Quoted.literal(migration.name()) + " where version = "
                + migration.version();
    }

    /** Takes a migration as it is now for what has run, and what it has more of steps than it had for what has not. */
    Stream<String> accept(Definition migration, int steps) {
        String up = " where version = " + migration.version() + " and direction = 'up'";
        return Stream.of(
                rename(migration),
                "update " + table + " set checksum = '" + migration.checksum() + "' where version = "
                        + migration.version(),
                "update " + table + " set steps = " + steps + up,
                "delete from " + table + up + " and step >= " + steps);
    }

    /** The seeds that have run: name and checksum. */
    String seeds() {
        return "select name, checksum from " + table + " where direction = 'seed'";
    }

    /** Writes a seed down. */
    String writeSeed(String name, String checksum) {
        return "insert into " + table + " (version, direction, step, name, checksum, steps, state) values ("
                + MigrationLock.key(name) + ", 'seed', 0, " + Quoted.literal(name) + ", '" + checksum
                + "', 1, 'done') on conflict (version, direction, step) do update set checksum = excluded.checksum,"
                + " at = clock_timestamp()";
    }

    /** Asks for the schema that the table is in, or will be made in; nothing where there is none yet. */
    String whereabouts() {
        return "coalesce((select n.nspname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where c.oid = to_regclass(" + Quoted.literal(table) + ")), current_schema()::text, '')";
    }

    /**
     * What the lock is named after: the same however the schema was told, by name or by the session's search path.
     *
     * @param found the answer of {@link #whereabouts}
     */
    String name(String found) {
        String in = schema == null ? found : schema;
        return in.isEmpty() ? table : Quoted.name(in) + "." + Quoted.name(NAME);
    }
}
