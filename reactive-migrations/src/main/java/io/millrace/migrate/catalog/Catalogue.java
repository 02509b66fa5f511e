package io.millrace.migrate.catalog;

import io.millrace.migrate.run.Session;
import io.millrace.migrate.sql.Quoted;
import io.vertx.sqlclient.Row;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What some schemas of a database have. */
public final class Catalogue {

    private static final String HISTORY = "millrace_migrations";
    private static final String SEPARATOR = "\u001f";

    private final String current;
    private final int server;
    private final String environment;
    private final Map<String, LiveTable> tables;

    private Catalogue(String current, int server, String environment, Map<String, LiveTable> tables) {
        this.current = current;
        this.server = server;
        this.environment = environment;
        this.tables = tables;
    }

    /**
     * What the session's own schema and others have; the history of migrations is left out. One round trip.
     *
     * @param schemas the others
     */
    public static Mono<Catalogue> read(Session session, Collection<String> schemas) {
        return session.sendAll(queries(schemas)).map(Catalogue::of);
    }

    /** The queries that are sent, for who measures them. */
    public static String queries(Collection<String> schemas) {
        String in = schemas.stream().map(Quoted::literal).collect(Collectors.joining(", ", ", ", ""));
        String where = " where n.nspname in (current_schema()" + (schemas.isEmpty() ? "" : in)
                + ") and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition and c.relname <> '" + HISTORY
                + "'";
        String names = "select n.nspname, c.relname, ";
        return "select coalesce(current_schema(), ''), current_setting('server_version_num')::int4,"
                + " coalesce(current_setting('millrace.environment', true), ''); "
                + names + "c.relkind in ('r', 'p'), a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,"
                + " a.attidentity <> '', a.attgenerated <> '', pg_get_expr(d.adbin, d.adrelid) from pg_class c"
                + " join pg_namespace n on n.oid = c.relnamespace"
                + " left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
                + " left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum" + where
                + " order by n.nspname, c.relname, a.attnum; "
                + names + "k.conname, k.contype::text, (select string_agg(a.attname, e'\\x1f' order by u.place)"
                + " from unnest(k.conkey) with ordinality u (number, place)"
                + " join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number),"
                + " coalesce(fn.nspname || '.' || f.relname, ''), (select string_agg(a.attname, e'\\x1f' order by u.place)"
                + " from unnest(k.confkey) with ordinality u (number, place)"
                + " join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.number),"
                + " k.confdeltype::text, k.condeferred,"
                + " coalesce(i.indnullsnotdistinct, false), k.convalidated, pg_get_constraintdef(k.oid)"
                + " from pg_constraint k join pg_class c on c.oid = k.conrelid"
                + " join pg_namespace n on n.oid = c.relnamespace left join pg_class f on f.oid = k.confrelid"
                + " left join pg_namespace fn on fn.oid = f.relnamespace"
                + " left join pg_index i on i.indexrelid = k.conindid and k.contype = 'u'" + where
                + " and k.contype in ('p', 'u', 'c', 'f', 'x') order by n.nspname, c.relname, k.conname; "
                + names
                + "x.relname, (select string_agg(coalesce(a.attname, pg_get_indexdef(i.indexrelid, u.place::int, false))"
                + " || case i.indoption[u.place - 1] & 3 when 1 then ' desc nulls last' when 2 then ' nulls first'"
                + " when 3 then ' desc' else '' end, e'\\x1f' order by u.place)"
                + " from unnest(i.indkey) with ordinality u (number, place)"
                + " left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.number and u.number <> 0"
                + " where u.place <= i.indnkeyatts), m.amname, i.indisunique, i.indisvalid, i.indnullsnotdistinct,"
                + " coalesce(pg_get_expr(i.indpred, i.indrelid), ''), k.oid is not null, pg_get_indexdef(i.indexrelid)"
                + " from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace"
                + " join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam"
                + " left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = i.indrelid"
                + " and k.contype in ('p', 'u', 'x')" + where + " order by n.nspname, c.relname, x.relname";
    }

    private static Catalogue of(List<List<Row>> answers) {
        Map<String, LiveTable> tables = new LinkedHashMap<>();
        for (Row row : answers.get(1)) {
            LiveTable table = tables.computeIfAbsent(
                    key(row), key -> new LiveTable(row.getString(0), row.getString(1), row.getBoolean(2)));
            if (row.getString(3) != null) {
                table.add(new LiveColumn(
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getBoolean(7),
                        row.getString(8)));
            }
        }
        for (Row row : answers.get(2)) {
            table(tables, row)
                    .add(new LiveConstraint(
                            row.getString(2),
                            kind(row.getString(3)),
                            split(row.getString(4)),
                            row.getString(5),
                            split(row.getString(6)),
                            row.getString(7),
                            row.getBoolean(8),
                            row.getBoolean(9),
                            row.getBoolean(10),
                            row.getString(11)));
        }
        for (Row row : answers.get(3)) {
            table(tables, row)
                    .add(new LiveIndex(
                            row.getString(2),
                            split(row.getString(3)),
                            row.getString(4),
                            row.getBoolean(5),
                            row.getBoolean(6),
                            row.getBoolean(7),
                            row.getString(8),
                            row.getBoolean(9),
                            row.getString(10)));
        }
        Row about = answers.get(0).get(0);
        return new Catalogue(about.getString(0), about.getInteger(1), about.getString(2), tables);
    }

    private static LiveTable table(Map<String, LiveTable> tables, Row row) {
        // A table that came between two of the queries has no columns here.
        return tables.computeIfAbsent(key(row), key -> new LiveTable(row.getString(0), row.getString(1), true));
    }

    private static String key(Row row) {
        return row.getString(0) + SEPARATOR + row.getString(1);
    }

    private static List<String> split(@Nullable String joined) {
        return joined == null ? List.of() : List.of(joined.split(SEPARATOR));
    }

    private static LiveConstraint.Kind kind(String letter) {
        return switch (letter) {
            case "p" -> LiveConstraint.Kind.PRIMARY_KEY;
            case "u" -> LiveConstraint.Kind.UNIQUE;
            case "c" -> LiveConstraint.Kind.CHECK;
            case "f" -> LiveConstraint.Kind.FOREIGN_KEY;
            default -> LiveConstraint.Kind.OTHER;
        };
    }

    /** The session's own schema. */
    public String current() {
        return current;
    }

    /** The server's version as a number. */
    public int server() {
        return server;
    }

    /** What the database says of itself in {@code millrace.environment}; empty for nothing. */
    public String environment() {
        return environment;
    }

    /** The same with another name for a table. */
    public Catalogue renamed(LiveTable from, String to) {
        Map<String, LiveTable> others = new LinkedHashMap<>();
        tables.forEach((key, table) -> {
            LiveTable now = (table == from ? table.named(to) : table).referring(from, to);
            others.put(now.schema() + SEPARATOR + now.name(), now);
        });
        return new Catalogue(current, server, environment, others);
    }

    /** The same with another name for a column. */
    public Catalogue renamed(LiveTable of, String from, String to) {
        Map<String, LiveTable> others = new LinkedHashMap<>(tables);
        others.replaceAll((key, table) -> (table == of ? table.renamed(from, to) : table).referring(of, from, to));
        return new Catalogue(current, server, environment, others);
    }

    /** The table of a name, in a schema or, for an empty one, in the session's own. */
    public Optional<LiveTable> find(String schema, String name) {
        return Optional.ofNullable(tables.get((schema.isEmpty() ? current : schema) + SEPARATOR + name));
    }

    /** All tables, by schema and name. */
    public List<LiveTable> tables() {
        return List.copyOf(tables.values());
    }
}
