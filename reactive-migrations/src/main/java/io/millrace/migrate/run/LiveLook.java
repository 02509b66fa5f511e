package io.millrace.migrate.run;

import io.millrace.migrate.lint.Live;
import io.millrace.migrate.lint.Load;
import io.millrace.migrate.operation.Piece;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.sql.Quoted;
import io.millrace.migrate.sql.SqlText;
import io.millrace.migrate.sql.Token;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * What the database is like where migrations are about to change it: one round trip, of catalogues only. No table is opened
 * for it, since whoever opens one waits for who has it.
 */
final class LiveLook {

    private static final Logger LOG = LoggerFactory.getLogger("io.millrace.migrate");
    private static final String SEPARATOR = "\u001f";

    /** The tables that are named, under each name that a statement may give them. */
    private static final String NAMED = """
            with named as (select c.oid, c.relkind, f.name, n.nspname, c.relname from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              cross join lateral (select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
                union all select quote_ident(c.relname) where pg_table_is_visible(c.oid)) f
              where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
              and (c.relname in (%1$s) or c.oid in (select partdefid from pg_partitioned_table
                where partrelid in (select oid from pg_class where relname in (%1$s)))))
            """;

    private static final String SERVER = """
            select (select count(*) from pg_stat_activity where coalesce(backend_type, 'client backend') = 'client backend'
              and datname is not null)::int4,
              current_setting('max_connections')::int4,
              coalesce((select max(extract(epoch from replay_lag)) from pg_stat_replication), 0)::float8;
            """;

    private static final String LOADS = """
            select t.name, l.rows, l.bytes, l.writes, l.parts, (select string_agg('process ' || h.pid || ' ('
                || concat_ws(', ', h.application_name, h.state,
                  coalesce('transaction of ' || h.seconds || ' s', 'since when is shown to members of pg_read_all_stats')) || ') holds ' || h.mode,
                chr(31) order by h.pid) from (select a.pid, a.application_name, a.state, k.mode,
                round(extract(epoch from clock_timestamp() - a.xact_start), 1) as seconds from pg_locks k
                join pg_stat_activity a on a.pid = k.pid where k.granted and k.locktype = 'relation'
                and k.relation = t.oid and k.database = (select oid from pg_database where datname = current_database())
                and a.pid <> pg_backend_pid() and coalesce(a.backend_type, 'client backend') = 'client backend'
                and coalesce(clock_timestamp() - a.xact_start > interval '1 s', true)) h),
              case when to_regclass('timescaledb_information.hypertables') is not null and query_to_xml(
                  'select 1 from timescaledb_information.hypertables where hypertable_schema = ' || quote_literal(t.nspname)
                  || ' and hypertable_name = ' || quote_literal(t.relname), false, true, '')::text <> '' then 'timescaledb'
                when to_regclass('pg_dist_partition') is not null and query_to_xml(
                  'select 1 from pg_dist_partition where logicalrelid = ' || t.oid, false, true, '')::text <> '' then 'citus'
                when to_regclass('partman.part_config') is not null and query_to_xml(
                  'select 1 from partman.part_config where parent_table = '
                  || quote_literal(t.nspname || '.' || t.relname), false, true, '')::text <> '' then 'pg_partman'
                else '' end
            from named t cross join lateral (
              select sum(greatest(c.reltuples, 0))::float8 as rows,
                sum((c.relpages::int8 + coalesce(o.relpages, 0) + coalesce(i.pages, 0)) * 8192)::int8 as bytes,
                (sum(coalesce(s.n_tup_ins + s.n_tup_upd + s.n_tup_del, 0)) / greatest(1, extract(epoch from
                  clock_timestamp() - (select coalesce(stats_reset, pg_postmaster_start_time()) from pg_stat_database
                  where datname = current_database()))))::float8 as writes,
                (count(*) - 1)::int4 as parts
              from (with recursive part (relid) as (select t.oid union select i.inhrelid from part
                join pg_inherits i on i.inhparent = part.relid join pg_class k on k.oid = i.inhrelid and k.relispartition)
                select relid from part) m
              join pg_class c on c.oid = m.relid
              left join pg_class o on o.oid = c.reltoastrelid
              left join pg_stat_all_tables s on s.relid = c.oid
              left join lateral (select sum(x.relpages) as pages from pg_index y join pg_class x on x.oid = y.indexrelid
                where y.indrelid = c.oid) i on true) l;
            """;

    /** Tables, keys, checks, indexes, partitions and what depends on columns, as the statements that would make them. */
    private static final String STATEMENTS = """
            select 1 as part, 'create table ' || t.name || ' (' || string_agg(quote_ident(a.attname) || ' '
                || format_type(a.atttypid, a.atttypmod) || case when a.attgenerated = '' then '' else coalesce(
                ' generated always as (' || (select string_agg(distinct quote_ident(s.attname), ' + ') from pg_depend p
                  join pg_attribute s on s.attrelid = p.refobjid and s.attnum = p.refobjsubid
                  where p.refclassid = 'pg_class'::regclass and p.refobjid = a.attrelid and p.refobjsubid > 0
                  and p.refobjsubid <> a.attnum and ((p.classid = 'pg_class'::regclass and p.objid = a.attrelid
                  and p.objsubid = a.attnum) or (p.classid = 'pg_attrdef'::regclass and p.objid = (select d.oid
                  from pg_attrdef d where d.adrelid = a.attrelid and d.adnum = a.attnum)))) || ') stored', '') end,
                ', ' order by a.attnum) || ')' || case when t.relkind = 'p' then ' partition by range (' || coalesce((
                select string_agg(quote_ident(k.attname), ', ') from pg_partitioned_table g join pg_attribute k
                on k.attrelid = g.partrelid and k.attnum = any(g.partattrs) where g.partrelid = t.oid), '') || ')' else '' end
            from named t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
            where t.relkind <> 'm' group by t.oid, t.name, t.relkind
            union all select 2, 'alter table ' || t.name || ' add constraint ' || quote_ident(c.conname) || case c.contype
                when 'c' then ' check (' when 'p' then ' primary key (' when 'u' then ' unique (' else ' foreign key (' end
                || (select string_agg(quote_ident(a.attname), ', ' order by k.place) from unnest(c.conkey)
                  with ordinality k(number, place) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number)
                || ')' || case when c.contype <> 'f' then '' else ' references ' || c.confrelid::regclass::text end
            from named t join pg_constraint c on c.conrelid = t.oid and c.contype in ('c', 'p', 'u', 'f')
              and c.conkey is not null
            union all select 3, 'create ' || case when i.indisunique then 'unique ' else '' end || 'index '
                || quote_ident(x.relname) || ' on ' || t.name || ' using ' || m.amname || ' (' || (
                select string_agg(case when k.number = 0 then '(' || n.names || ')' else quote_ident(a.attname) end, ', '
                  order by k.place) from unnest(i.indkey::int2[]) with ordinality k(number, place)
                  left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
                  where k.place <= i.indnkeyatts) || ')'
                || case when i.indpred is null then '' else ' where ' || n.names end
            from named t join pg_index i on i.indrelid = t.oid join pg_class x on x.oid = i.indexrelid
              join pg_am m on m.oid = x.relam cross join lateral (
                select coalesce(string_agg(distinct quote_ident(s.attname), ' + '), 'true') as names from pg_depend p
                join pg_attribute s on s.attrelid = p.refobjid and s.attnum = p.refobjsubid
                where p.classid = 'pg_class'::regclass and p.objid = i.indexrelid and p.refobjid = i.indrelid
                and p.refobjsubid > 0) n
            union all select 4, 'create table ' || p.inhrelid::regclass::text || ' partition of ' || t.name
                || case when p.inhrelid = g.partdefid then ' default' else ' for values from (1) to (2)' end
            from named t join pg_partitioned_table g on g.partrelid = t.oid join pg_inherits p on p.inhparent = t.oid
            union all select 5, 'create view ' || r.ev_class::regclass::text || ' as select '
                || string_agg(distinct quote_ident(a.attname), ', ') || ' from ' || t.name
            from named t join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = t.oid
              and d.refobjsubid > 0 and d.classid = 'pg_rewrite'::regclass join pg_rewrite r on r.oid = d.objid
              join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where r.ev_class <> t.oid group by r.ev_class, t.oid, t.name order by 1, 2""";

    private LiveLook() {}

    /** What the tables that these migrations name are like. */
    static Mono<Live> at(Session session, List<Definition> chosen, int server) {
        String names = names(chosen, server).stream().map(Quoted::literal).collect(Collectors.joining(", "));
        if (names.isEmpty()) {
            return Mono.just(Live.NOTHING);
        }
        String named = NAMED.formatted(names);
        return session.sendAll(SERVER + named + LOADS + named + STATEMENTS)
                .map(LiveLook::live)
                .onErrorResume(PgException.class, refused -> {
                    LOG.warn("the rules know only what migrations say: {}", refused.getErrorMessage());
                    return Mono.just(Live.NOTHING);
                });
    }

    private static Set<String> names(List<Definition> chosen, int server) {
        return chosen.stream()
                .flatMap(migration -> migration.up().stream())
                .flatMap(operation -> operation.pieces(server).stream())
                .map(Piece::sql)
                .flatMap(sql -> SqlText.of(sql).tokens().stream())
                .filter(Token::isName)
                .map(Token::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Live live(List<List<Row>> answers) {
        Map<String, Load> loads = new HashMap<>();
        for (Row row : answers.get(1)) {
            loads.put(
                    SqlText.of(row.getString(0)).phrase().name(),
                    new Load(
                            row.getDouble(1),
                            row.getLong(2),
                            row.getDouble(3),
                            row.getInteger(4),
                            holders(row.getString(5)),
                            row.getString(6)));
        }
        List<String> statements =
                answers.get(2).stream().map(row -> row.getString(1)).toList();
        Row about = answers.get(0).get(0);
        return new Live(statements, loads, about.getInteger(0), about.getInteger(1), about.getDouble(2));
    }

    private static List<String> holders(@Nullable String joined) {
        return joined == null ? List.of() : List.of(joined.split(SEPARATOR, -1));
    }
}
