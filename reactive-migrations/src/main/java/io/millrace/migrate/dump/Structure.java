package io.millrace.migrate.dump;

import java.util.List;
import java.util.stream.Stream;

/**
 * The query that writes the statements which make a schema, each with its rank, its place, and the object that it makes or
 * is about; see {@link Part}.
 */
final class Structure {

    private static final String SCHEMAS = """
            select 1, n.nspname::text, 'create schema if not exists ' || quote_ident(n.nspname),
              'pg_namespace'::regclass::oid::int8, n.oid::int8, true
            from pg_namespace n where n.nspname <> 'public' and {in}""";

    private static final String EXTENSIONS = """
            select 2, x.extname::text, 'create extension if not exists ' || quote_ident(x.extname) || ' with schema '
                || quote_ident(n.nspname), 'pg_extension'::regclass::oid::int8, x.oid::int8, true
            from pg_extension x join pg_namespace n on n.oid = x.extnamespace where x.extname <> 'plpgsql'""";

    private static final String SEQUENCES = """
            select 5, c.relname::text, 'create sequence ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                || ' as ' || format_type(s.seqtypid, null) || ' increment ' || s.seqincrement || ' minvalue ' || s.seqmin
                || ' maxvalue ' || s.seqmax || ' start ' || s.seqstart || ' cache ' || s.seqcache
                || case when s.seqcycle then ' cycle' else '' end, 'pg_class'::regclass::oid::int8, c.oid::int8, true
            from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
            where {in} and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass
              and d.objid = c.oid and d.deptype in ('i', 'e'))""";

    private static final String SEQUENCE_OWNERS = """
            select 9, c.relname::text, 'alter sequence ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                || ' owned by ' || d.refobjid::regclass || '.' || quote_ident(a.attname),
              d.refclassid::int8, d.refobjid::int8, false
            from pg_depend d join pg_class c on c.oid = d.objid and c.relkind = 'S'
              join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype = 'a' and {in}""";

    private static final String VIEWS = """
            select 13, c.relname::text, 'create ' || case c.relkind when 'm' then 'materialized ' else '' end || 'view '
                || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') || e' as\\n'
                || rtrim(pg_get_viewdef(c.oid), ';') || case c.relkind when 'm' then e'\\n with no data' else '' end,
              'pg_class'::regclass::oid::int8, c.oid::int8, true
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and {in}""";

    private static final String VIEW_DEFAULTS = """
            select 14, c.relname || '.' || a.attname, 'alter view ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                || ' alter column ' || quote_ident(a.attname) || ' set default ' || pg_get_expr(d.adbin, d.adrelid),
              'pg_class'::regclass::oid::int8, c.oid::int8, false
            from pg_attrdef d join pg_class c on c.oid = d.adrelid and c.relkind = 'v'
              join pg_attribute a on a.attrelid = c.oid and a.attnum = d.adnum
              join pg_namespace n on n.oid = c.relnamespace where {in}""";

    private static final String RULES = """
            select 15, c.relname || '.' || r.rulename, rtrim(pg_get_ruledef(r.oid), ';'),
              'pg_rewrite'::regclass::oid::int8, r.oid::int8, true
            from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
            where r.rulename <> '_RETURN' and {in}""";

    private static final String TRIGGERS = """
            select 15, c.relname || '.' || g.tgname, pg_get_triggerdef(g.oid),
              'pg_trigger'::regclass::oid::int8, g.oid::int8, true
            from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
            where not g.tgisinternal and g.tgparentid = 0 and {in}
            union all select 16, c.relname || '.' || g.tgname, 'alter table ' || quote_ident(n.nspname) || '.'
                || quote_ident(c.relname) || case g.tgenabled when 'D' then ' disable' when 'R' then ' enable replica'
                when 'A' then ' enable always' else ' enable' end || ' trigger ' || quote_ident(g.tgname),
              'pg_trigger'::regclass::oid::int8, (case when g.tgparentid = 0 then g.oid else (
                with recursive up (trigger) as (select g.tgparentid union select t.tgparentid from up
                  join pg_trigger t on t.oid = up.trigger where t.tgparentid <> 0)
                select u.trigger from up u join pg_trigger t on t.oid = u.trigger where t.tgparentid = 0) end)::int8, false
            from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
              left join pg_trigger p on p.oid = g.tgparentid
            where not g.tgisinternal and g.tgenabled <> coalesce(p.tgenabled, 'O') and {in}""";

    private static final String POLICIES = """
            select 18, c.relname || '.' || p.polname, 'create policy ' || quote_ident(p.polname) || ' on '
                || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                || case when p.polpermissive then '' else ' as restrictive' end || ' for ' || case p.polcmd
                when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
                || ' to ' || coalesce((select string_agg(quote_ident(r.rolname), ', ' order by r.rolname) from pg_roles r
                where r.oid = any(p.polroles)), 'public') || coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
                || coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''),
              'pg_policy'::regclass::oid::int8, p.oid::int8, true
            from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
            where {in}""";

    private static final List<String> OWN =
            List.of(SCHEMAS, EXTENSIONS, SEQUENCES, SEQUENCE_OWNERS, VIEWS, VIEW_DEFAULTS, RULES, TRIGGERS, POLICIES);

    private Structure() {}

    /**
     * All parts, in no order.
     *
     * @param in which schemas, as a condition on {@code n.nspname}
     */
    static String query(String in) {
        return Stream.of(OWN, TypeParts.ALL, RoutineParts.ALL, TableParts.ALL, Remarks.ALL)
                .flatMap(List::stream)
                .reduce((one, other) -> one + " union all " + other)
                .orElse("")
                .replace("{in}", in);
    }
}
