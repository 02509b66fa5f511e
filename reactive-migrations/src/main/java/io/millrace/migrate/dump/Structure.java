package io.millrace.migrate.dump;

/**
 * The query that writes the statements which make a schema: each part in a rank of its own, so that what comes later may
 * name what came before.
 */
final class Structure {

    private static final String NAME = "quote_ident(n.nspname) || '.' || quote_ident(%s)";
    private static final String NO_EXTENSION =
            " and not exists (select 1 from pg_depend e where e.objid = %s.oid and e.deptype = 'e')";

    private Structure() {}

    /**
     * Rank, name and statement of each part.
     *
     * @param in which schemas, as a condition on {@code n.nspname}
     */
    static String query(String in) {
        return "select * from ("
                + String.join(
                        " union all ",
                        schemas(in),
                        extensions(),
                        enums(in),
                        domains(in),
                        composites(in),
                        sequences(in),
                        functions(in, false),
                        tables(in),
                        functions(in, true),
                        owners(in),
                        constraints(in, "k.contype in ('p', 'u', 'c', 'x')", 10),
                        constraints(in, "k.contype = 'f'", 12),
                        indexes(in),
                        views(in),
                        triggers(in),
                        security(in),
                        policies(in),
                        comments(in))
                + ") parts (rank, place, statement) order by rank, place, statement";
    }

    private static String name(String column) {
        return NAME.formatted(column);
    }

    private static String own(String alias) {
        return NO_EXTENSION.formatted(alias);
    }

    private static String schemas(String in) {
        return "select 1, n.nspname::text, 'create schema if not exists ' || quote_ident(n.nspname) from pg_namespace n"
                + " where n.nspname <> 'public' and " + in;
    }

    private static String extensions() {
        return "select 2, x.extname::text, 'create extension if not exists ' || quote_ident(x.extname) || ' with schema '"
                + " || quote_ident(n.nspname) from pg_extension x join pg_namespace n on n.oid = x.extnamespace"
                + " where x.extname <> 'plpgsql'";
    }

    private static String enums(String in) {
        return "select 3, t.typname::text, 'create type ' || " + name("t.typname") + " || ' as enum (' ||"
                + " (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e"
                + " where e.enumtypid = t.oid) || ')' from pg_type t join pg_namespace n on n.oid = t.typnamespace"
                + " where t.typtype = 'e' and " + in + own("t");
    }

    private static String domains(String in) {
        return "select 4, t.typname::text, 'create domain ' || " + name("t.typname")
                + " || ' as ' || format_type(t.typbasetype, t.typtypmod)"
                + " || coalesce(' default ' || t.typdefault, '') || case when t.typnotnull then ' not null' else '' end"
                + " || coalesce((select string_agg(' constraint ' || quote_ident(k.conname) || ' '"
                + " || pg_get_constraintdef(k.oid), '' order by k.conname) from pg_constraint k"
                + " where k.contypid = t.oid and k.contype = 'c'), '')"
                + " from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'd' and " + in
                + own("t");
    }

    private static String composites(String in) {
        return "select 4, c.relname::text, 'create type ' || " + name("c.relname")
                + " || ' as (' || (select string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod),"
                + " ', ' order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0"
                + " and not a.attisdropped) || ')' from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where c.relkind = 'c' and " + in + own("c");
    }

    private static String sequences(String in) {
        return "select 5, c.relname::text, 'create sequence ' || " + name("c.relname")
                + " || ' as ' || format_type(s.seqtypid, null) || ' increment ' || s.seqincrement || ' minvalue '"
                + " || s.seqmin || ' maxvalue ' || s.seqmax || ' start ' || s.seqstart || ' cache ' || s.seqcache"
                + " || case when s.seqcycle then ' cycle' else '' end from pg_sequence s"
                + " join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace where " + in
                + " and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype in ('i', 'e'))";
    }

    /** A function of a table's rows comes after the table. */
    private static String functions(String in, boolean afterTables) {
        return "select " + (afterTables ? 8 : 6) + ", p.proname::text || p.oid::text, pg_get_functiondef(p.oid)"
                + " from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
                + " where p.prokind in ('f', 'p', 'w') and " + in + own("p") + " and " + (afterTables ? "" : "not ")
                + "exists (select 1 from pg_type t join pg_class r on r.oid = t.typrelid"
                + " where t.typtype = 'c' and r.relkind <> 'c'"
                + " and (t.oid = p.prorettype or t.oid = any(p.proargtypes::oid[])))";
    }

    private static String tables(String in) {
        return "select 7, case when c.relispartition then '1' else '0' end || c.relname, 'create '"
                + " || case c.relpersistence when 'u' then 'unlogged ' else '' end || 'table ' || " + name("c.relname")
                + " || case when c.relispartition then ' partition of ' || (select h.inhparent::regclass::text"
                + " from pg_inherits h where h.inhrelid = c.oid) || ' ' || pg_get_expr(c.relpartbound, c.oid)"
                + " else coalesce((select e' (\\n' || string_agg('  ' || quote_ident(a.attname) || ' '"
                + " || format_type(a.atttypid, a.atttypmod)"
                + " || case when a.attcollation <> t.typcollation then ' collate ' || quote_ident(ln.nspname) || '.'"
                + " || quote_ident(l.collname) else '' end"
                + " || case a.attidentity when 'a' then ' generated always as identity'"
                + " when 'd' then ' generated by default as identity' else '' end"
                + " || case a.attgenerated when 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid)"
                + " || ') stored' when 'v' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') virtual'"
                + " else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end"
                + " || case when a.attnotnull then ' not null' else '' end, e',\\n' order by a.attnum) || e'\\n)'"
                + " from pg_attribute a join pg_type t on t.oid = a.atttypid"
                + " left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum"
                + " left join pg_collation l on l.oid = a.attcollation"
                + " left join pg_namespace ln on ln.oid = l.collnamespace"
                + " where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), ' ()') end"
                + " || case when c.relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end"
                + " || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '')"
                + " from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and "
                + in
                + own("c");
    }

    private static String owners(String in) {
        return "select 9, c.relname::text, 'alter sequence ' || " + name("c.relname") + " || ' owned by '"
                + " || d.refobjid::regclass || '.' || quote_ident(a.attname) from pg_depend d"
                + " join pg_class c on c.oid = d.objid and c.relkind = 'S' join pg_namespace n on n.oid = c.relnamespace"
                + " join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid"
                + " where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype = 'a'"
                + " and " + in;
    }

    private static String constraints(String in, String kinds, int rank) {
        return "select " + rank + ", c.relname || k.conname, 'alter table ' || " + name("c.relname")
                + " || ' add constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid)"
                + " from pg_constraint k join pg_class c on c.oid = k.conrelid"
                + " join pg_namespace n on n.oid = c.relnamespace where " + kinds + " and k.conislocal"
                + " and k.conparentid = 0 and " + in + own("c");
    }

    private static String indexes(String in) {
        // On a table in parts, an index is one of every part too.
        return "select 11, x.relname::text, replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') from pg_index i"
                + " join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace"
                + " join pg_class x on x.oid = i.indexrelid where c.relkind in ('r', 'p') and not x.relispartition"
                + " and i.indisvalid and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid"
                + " and k.contype in ('p', 'u', 'x')) and " + in + own("c")
                + " union all select 14, x.relname::text, pg_get_indexdef(i.indexrelid) from pg_index i"
                + " join pg_class c on c.oid = i.indrelid and c.relkind = 'm'"
                + " join pg_namespace n on n.oid = c.relnamespace join pg_class x on x.oid = i.indexrelid where " + in;
    }

    /** In the order in which they were made: a view comes after those that it reads. */
    private static String views(String in) {
        return "select 13, to_char(c.oid::int8, 'FM00000000000'), 'create '"
                + " || case c.relkind when 'm' then 'materialized ' else '' end || 'view ' || " + name("c.relname")
                + " || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') || e' as\\n'"
                + " || rtrim(pg_get_viewdef(c.oid), ';') || case c.relkind when 'm' then e'\\n with no data' else '' end"
                + " from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and "
                + in + own("c");
    }

    private static String triggers(String in) {
        return "select 15, c.relname || g.tgname, pg_get_triggerdef(g.oid) from pg_trigger g"
                + " join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace"
                + " where not g.tgisinternal and g.tgparentid = 0 and " + in;
    }

    private static String security(String in) {
        return "select 16, c.relname::text, 'alter table ' || " + name("c.relname") + " || ' enable row level security'"
                + " || case when c.relforcerowsecurity then ', force row level security' else '' end"
                + " from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relrowsecurity and " + in;
    }

    private static String policies(String in) {
        return "select 17, c.relname || p.polname, 'create policy ' || quote_ident(p.polname) || ' on ' || "
                + name("c.relname") + " || case when p.polpermissive then '' else ' as restrictive' end || ' for '"
                + " || case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'"
                + " when 'd' then 'delete' else 'all' end || ' to ' || coalesce((select string_agg(quote_ident(r.rolname),"
                + " ', ' order by r.rolname) from pg_roles r where r.oid = any(p.polroles)), 'public')"
                + " || coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')"
                + " || coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')"
                + " from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace"
                + " where " + in;
    }

    private static String comments(String in) {
        return "select 18, c.relname || coalesce(a.attnum, 0), 'comment on ' || case when a.attname is not null"
                + " then 'column ' || " + name("c.relname") + " || '.' || quote_ident(a.attname)"
                + " when c.relkind = 'v' then 'view ' || " + name("c.relname")
                + " when c.relkind = 'm' then 'materialized view ' || " + name("c.relname")
                + " when c.relkind in ('i', 'I') then 'index ' || " + name("c.relname")
                + " else 'table ' || " + name("c.relname") + " end || ' is ' || quote_literal(d.description)"
                + " from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass"
                + " join pg_namespace n on n.oid = c.relnamespace"
                + " left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0"
                + " where c.relkind in ('r', 'p', 'v', 'm', 'i', 'I') and " + in + own("c");
    }
}
