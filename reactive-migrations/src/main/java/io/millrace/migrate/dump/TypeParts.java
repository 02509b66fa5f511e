package io.millrace.migrate.dump;

import java.util.List;

/** The statements that make types. */
final class TypeParts {

    private static final String ENUMS = """
            select 3, t.typname::text, 'create type ' || quote_ident(n.nspname) || '.' || quote_ident(t.typname)
                || ' as enum (' || coalesce((select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
                from pg_enum e where e.enumtypid = t.oid), '') || ')', 'pg_type'::regclass::oid::int8, t.oid::int8, true
            from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'e' and {in}""";

    private static final String DOMAINS = """
            select 4, t.typname::text, 'create domain ' || quote_ident(n.nspname) || '.' || quote_ident(t.typname) || ' as '
                || format_type(t.typbasetype, t.typtypmod) || case when t.typcollation <> b.typcollation then ' collate '
                || (select quote_ident(m.nspname) || '.' || quote_ident(l.collname) from pg_collation l
                join pg_namespace m on m.oid = l.collnamespace where l.oid = t.typcollation) else '' end
                || coalesce(' default ' || t.typdefault, '') || case when t.typnotnull then ' not null' else '' end,
              'pg_type'::regclass::oid::int8, t.oid::int8, true
            from pg_type t join pg_type b on b.oid = t.typbasetype join pg_namespace n on n.oid = t.typnamespace
            where t.typtype = 'd' and {in}""";

    /** By itself, since it may call a function that takes the domain. */
    private static final String DOMAIN_CHECKS = """
            select 6, t.typname || '.' || k.conname, 'alter domain ' || quote_ident(n.nspname) || '.' || quote_ident(t.typname)
                || ' add constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid),
              'pg_constraint'::regclass::oid::int8, k.oid::int8, true
            from pg_constraint k join pg_type t on t.oid = k.contypid join pg_namespace n on n.oid = t.typnamespace
            where k.contype = 'c' and {in}""";

    private static final String COMPOSITES = """
            select 4, c.relname::text, 'create type ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname) || ' as ('
                || coalesce((select string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                || case when a.attcollation <> t.typcollation then ' collate ' || quote_ident(m.nspname) || '.'
                || quote_ident(l.collname) else '' end, ', ' order by a.attnum) from pg_attribute a
                join pg_type t on t.oid = a.atttypid left join pg_collation l on l.oid = a.attcollation
                left join pg_namespace m on m.oid = l.collnamespace
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), '') || ')',
              'pg_class'::regclass::oid::int8, c.oid::int8, true
            from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'c' and {in}""";

    private static final String RANGES = """
            select 4, t.typname::text, 'create type ' || quote_ident(n.nspname) || '.' || quote_ident(t.typname)
                || ' as range (subtype = ' || format_type(r.rngsubtype, null) || case when o.opcdefault then ''
                else ', subtype_opclass = ' || quote_ident(m.nspname) || '.' || quote_ident(o.opcname) end
                || case when r.rngcollation in (0, s.typcollation) then '' else ', collation = ' || (
                select quote_ident(x.nspname) || '.' || quote_ident(l.collname) from pg_collation l
                join pg_namespace x on x.oid = l.collnamespace where l.oid = r.rngcollation) end
                || case when r.rngsubdiff::oid = 0 then '' else ', subtype_diff = ' || r.rngsubdiff::regproc end
                || ', multirange_type_name = ' || quote_ident(k.nspname) || '.' || quote_ident(u.typname) || ')',
              'pg_type'::regclass::oid::int8, t.oid::int8, true
            from pg_range r join pg_type t on t.oid = r.rngtypid join pg_namespace n on n.oid = t.typnamespace
              join pg_type s on s.oid = r.rngsubtype join pg_opclass o on o.oid = r.rngsubopc
              join pg_namespace m on m.oid = o.opcnamespace join pg_type u on u.oid = r.rngmultitypid
              join pg_namespace k on k.oid = u.typnamespace where r.rngcanonical::oid = 0 and {in}""";

    static final List<String> ALL = List.of(ENUMS, DOMAINS, DOMAIN_CHECKS, COMPOSITES, RANGES);

    private TypeParts() {}
}
