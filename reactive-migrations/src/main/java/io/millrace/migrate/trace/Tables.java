package io.millrace.migrate.trace;

import io.millrace.migrate.report.TracedStatement.Effect;
import io.millrace.migrate.run.Session;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * The tables that were there before a migration.
 *
 * @param known by their number
 */
record Tables(Set<Long> known) {

    private static final String STRONGEST = "AccessExclusiveLock";
    private static final List<String> STRENGTH = List.of(
            "AccessShareLock",
            "RowShareLock",
            "RowExclusiveLock",
            "ShareUpdateExclusiveLock",
            "ShareLock",
            "ShareRowExclusiveLock",
            "ExclusiveLock",
            STRONGEST);
    private static final String OWN = " c.relkind in ('r', 'p', 'm') and c.relnamespace not in"
            + " ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)";
    private static final String STATE =
            "select c.oid::int8, c.relfilenode::int8, coalesce(pg_stat_get_xact_numscans(c.oid), 0)::int8,"
                    + " c.oid::regclass::text, coalesce((select string_agg(mode, ',') from pg_locks l where l.relation = c.oid"
                    + " and l.pid = pg_backend_pid()), '') from pg_class c where" + OWN + " order by 4";

    /** Those that are there now. */
    static Mono<Tables> now(Session session) {
        return session.send("select c.oid::int8 from pg_class c where" + OWN).map(rows -> {
            Set<Long> all = new HashSet<>();
            rows.forEach(row -> all.add(row.getLong(0)));
            return new Tables(Set.copyOf(all));
        });
    }

    private record State(long file, long scans, String name, List<String> locks) {}

    /** Runs a statement of an open transaction; emits what it did to these tables. */
    Mono<List<Effect>> effects(Session session, String statement) {
        return states(session)
                .flatMap(before -> session.send(statement).then(states(session)).map(after -> compared(before, after)));
    }

    private Mono<Map<Long, State>> states(Session session) {
        return session.send(STATE).map(rows -> {
            Map<Long, State> states = new LinkedHashMap<>();
            for (Row row : rows) {
                String locks = row.getString(4);
                states.put(
                        row.getLong(0),
                        new State(
                                row.getLong(1),
                                row.getLong(2),
                                row.getString(3),
                                locks.isEmpty() ? List.of() : List.of(locks.split(",", -1))));
            }
            return states;
        });
    }

    private List<Effect> compared(Map<Long, State> before, Map<Long, State> after) {
        List<Effect> effects = new ArrayList<>();
        before.forEach((number, old) -> {
            if (known.contains(number)) {
                State now = after.getOrDefault(number, old);
                List<String> locks = after.containsKey(number) ? now.locks : List.of(STRONGEST);
                if (!locks.isEmpty()) {
                    effects.add(new Effect(old.name, strongest(locks), now.scans > old.scans, now.file != old.file));
                }
            }
        });
        return effects;
    }

    /** The strongest of some locks, for each of these tables that is among the rows. */
    List<Effect> seen(List<Row> rows) {
        Map<String, String> locks = new HashMap<>();
        for (Row row : rows) {
            if (known.contains(row.getLong(0))) {
                locks.merge(row.getString(1), row.getString(2), (one, other) -> strongest(List.of(one, other)));
            }
        }
        return locks.entrySet().stream()
                .map(lock -> new Effect(lock.getKey(), lock.getValue(), false, false))
                .sorted(Comparator.comparing(Effect::table))
                .toList();
    }

    private static String strongest(List<String> locks) {
        return locks.stream().max(Comparator.comparingInt(STRENGTH::indexOf)).orElse(STRONGEST);
    }
}
