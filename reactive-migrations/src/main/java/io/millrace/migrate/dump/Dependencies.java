package io.millrace.migrate.dump;

import io.millrace.migrate.dump.Part.Key;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/** What needs what, as PostgreSQL itself keeps it, and the order of statements that follows. */
final class Dependencies {

    /**
     * Which object another is a piece of: a default of its table, a rule of its view, a row type of its table, an array of
     * its element, an index of its constraint.
     */
    static final String PIECES = """
            select 'pg_attrdef'::regclass::oid::int8, d.oid::int8, 'pg_class'::regclass::oid::int8, d.adrelid::int8
            from pg_attrdef d
            union all select 'pg_rewrite'::regclass::oid::int8, r.oid::int8, 'pg_class'::regclass::oid::int8, r.ev_class::int8
            from pg_rewrite r where r.rulename = '_RETURN'
            union all select 'pg_class'::regclass::oid::int8, k.conindid::int8, 'pg_constraint'::regclass::oid::int8, k.oid::int8
            from pg_constraint k where k.contype in ('p', 'u', 'x')
            union all select 'pg_type'::regclass::oid::int8, t.oid::int8,
              case when b.typrelid = 0 then 'pg_type'::regclass else 'pg_class'::regclass end::oid::int8,
              case when b.typrelid = 0 then b.oid else b.typrelid end::int8
            from pg_type t join pg_type b on b.oid = coalesce((select e.oid from pg_type e where e.typarray = t.oid),
              (select r.rngtypid from pg_range r where r.rngmultitypid = t.oid), t.oid)
            where b.oid <> t.oid or b.typrelid <> 0""";

    /** What needs what; a sequence is made before the table that it belongs to. */
    static final String NEEDS = """
            select d.classid::int8, d.objid::int8, d.refclassid::int8, d.refobjid::int8, d.deptype::text from pg_depend d
            where d.objid >= 16384 and d.refobjid >= 16384 and not (d.deptype = 'a' and d.classid = 'pg_class'::regclass
              and exists (select 1 from pg_class s where s.oid = d.objid and s.relkind = 'S'))""";

    private static final String OF_EXTENSION = "e";
    private static final Set<String> BELONGS = Set.of("a", "i");

    private final Map<Key, Key> pieces = new HashMap<>();
    private final Map<Key, Set<Key>> needs = new HashMap<>();
    private final Map<Key, Set<Key>> owners = new HashMap<>();
    private final Set<Key> ofExtensions = new HashSet<>();

    Dependencies(List<Row> pieces, List<Row> needs) {
        pieces.forEach(row -> this.pieces.put(Key.of(row, 0), Key.of(row, 2)));
        for (Row row : needs) {
            Key from = whole(Key.of(row, 0));
            Key to = whole(Key.of(row, 2));
            String kind = row.getString(4);
            if (kind.equals(OF_EXTENSION)) {
                ofExtensions.add(from);
            } else if (!from.equals(to)) {
                this.needs.computeIfAbsent(from, none -> new HashSet<>()).add(to);
                if (BELONGS.contains(kind)) {
                    owners.computeIfAbsent(from, none -> new HashSet<>()).add(to);
                }
            }
        }
    }

    /** The object that one is a piece of, or it. */
    private Key whole(Key key) {
        Key whole = pieces.getOrDefault(key, key);
        return pieces.getOrDefault(whole, whole);
    }

    /** Whether an object, or what it belongs to, is an extension's, and comes with it. */
    private boolean isOfExtension(Key key) {
        return ofExtensions.contains(key)
                || owners.getOrDefault(key, Set.of()).stream().anyMatch(ofExtensions::contains);
    }

    /**
     * The statements in an order in which each finds what it needs; what is about an object that nothing makes is left
     * out. It is the same for the same statements: by rank and place, but for what has to wait.
     */
    List<Part> inOrder(Collection<Part> all) {
        Map<Key, Part> makers = new HashMap<>();
        for (Part part : all) {
            if (part.makes() && !isOfExtension(part.key())) {
                makers.put(part.key(), part);
            }
        }
        Map<Part, Set<Part>> waiting = new HashMap<>();
        Map<Part, List<Part>> followers = new HashMap<>();
        for (Part part : all) {
            Key key = whole(part.key());
            if (makers.containsKey(key) && !isOfExtension(part.key())) {
                Set<Part> before = new HashSet<>();
                if (part.makes()) {
                    needs.getOrDefault(key, Set.of()).stream()
                            .filter(makers::containsKey)
                            .forEach(need -> before.add(makers.get(need)));
                } else {
                    before.add(makers.get(key));
                }
                before.remove(part);
                waiting.put(part, before);
                before.forEach(one -> followers
                        .computeIfAbsent(one, none -> new ArrayList<>())
                        .add(part));
            }
        }
        return sorted(waiting, followers);
    }

    private static List<Part> sorted(Map<Part, Set<Part>> waiting, Map<Part, List<Part>> followers) {
        List<Part> sorted = new ArrayList<>();
        TreeSet<Part> left = new TreeSet<>(Part.IN_ORDER);
        left.addAll(waiting.keySet());
        PriorityQueue<Part> ready = new PriorityQueue<>(Part.IN_ORDER);
        left.stream()
                .filter(part -> waiting.getOrDefault(part, Set.of()).isEmpty())
                .forEach(ready::add);
        while (!left.isEmpty()) {
            // Where each waits for another, somebody has to be first; the server says what is missing.
            Part next = ready.isEmpty() ? left.first() : ready.remove();
            if (left.remove(next)) {
                sorted.add(next);
                for (Part follower : followers.getOrDefault(next, List.of())) {
                    Set<Part> before = waiting.getOrDefault(follower, Set.of());
                    if (before.remove(next) && before.isEmpty()) {
                        ready.add(follower);
                    }
                }
            }
        }
        return sorted;
    }
}
