package io.millrace.migrate.dump;

import java.util.List;

/** The comments of a database, and a remark on each object of it that the script does not make. */
final class Remarks {

    private static final String COMMENTS = """
            select 19, i.type || ' ' || i.identity, 'comment on ' || case when i.type like '%column' then 'column '
                || i.identity when d.classoid = 'pg_constraint'::regclass then 'constraint ' || case
                when i.type like 'domain%' then regexp_replace(i.identity, ' on ', ' on domain ') else i.identity end
                when i.type = 'aggregate' then 'aggregate ' || regexp_replace(i.identity, '\\(\\)$', '(*)')
                else replace(i.type, 'statistics object', 'statistics') || ' ' || i.identity end || ' is ' || quote_literal(d.description),
              coalesce(r.class, d.classoid)::int8, coalesce(r.number, d.objoid)::int8, coalesce(s.nspname = 'public', false)
            from pg_description d cross join lateral pg_identify_object(d.classoid, d.objoid, d.objsubid) i
              left join pg_namespace s on d.classoid = 'pg_namespace'::regclass and s.oid = d.objoid
              left join lateral (select 'pg_class'::regclass::oid as class, t.typrelid as number from pg_type t
                where d.classoid = 'pg_type'::regclass and t.oid = d.objoid and t.typrelid <> 0) r on true
            where d.classoid <> 'pg_extension'::regclass and (d.objoid >= 16384 or (s.nspname = 'public'
              and d.description <> 'standard public schema' and exists (select 1 from pg_namespace n
              where n.oid = s.oid and {in})))""";

    static final List<String> ALL = List.of(COMMENTS);

    /**
     * What there is and is not carried: a line for each, without the {@code --}.
     *
     * <p>Operators and all that is made of them, casts, collations and the like are seldom a program's own; owners and
     * rights are another matter.
     */
    static final String LEFT_OUT = """
            select distinct 'not carried: ' || regexp_replace(i.type || ' ' || i.identity, '[\\n\\r]', ' ', 'g') as line from (
              select 'pg_operator'::regclass::oid as class, oid as number, oprnamespace as space from pg_operator
              union all select 'pg_opclass'::regclass, oid, opcnamespace from pg_opclass
              union all select 'pg_opfamily'::regclass, oid, opfnamespace from pg_opfamily
              union all select 'pg_collation'::regclass, oid, collnamespace from pg_collation
              union all select 'pg_conversion'::regclass, oid, connamespace from pg_conversion
              union all select 'pg_ts_config'::regclass, oid, cfgnamespace from pg_ts_config
              union all select 'pg_ts_dict'::regclass, oid, dictnamespace from pg_ts_dict
              union all select 'pg_ts_parser'::regclass, oid, prsnamespace from pg_ts_parser
              union all select 'pg_ts_template'::regclass, oid, tmplnamespace from pg_ts_template
              union all select 'pg_class'::regclass, oid, relnamespace from pg_class where relkind = 'f'
              union all select 'pg_class'::regclass, x.oid, x.relnamespace from pg_index i join pg_class x
                on x.oid = i.indexrelid where not i.indisvalid
              union all select 'pg_type'::regclass, t.oid, t.typnamespace from pg_type t where (t.typtype = 'b'
                and not exists (select 1 from pg_type e where e.typarray = t.oid)) or not t.typisdefined
                or exists (select 1 from pg_range r where r.rngtypid = t.oid and r.rngcanonical::oid <> 0)
              union all select 'pg_cast'::regclass, oid, 0 from pg_cast
              union all select 'pg_event_trigger'::regclass, oid, 0 from pg_event_trigger
              union all select 'pg_publication'::regclass, oid, 0 from pg_publication
              union all select 'pg_foreign_data_wrapper'::regclass, oid, 0 from pg_foreign_data_wrapper
              union all select 'pg_foreign_server'::regclass, oid, 0 from pg_foreign_server
              union all select 'pg_language'::regclass, oid, 0 from pg_language
              union all select 'pg_am'::regclass, oid, 0 from pg_am
              union all select 'pg_transform'::regclass, oid, 0 from pg_transform) o
              cross join lateral pg_identify_object(o.class, o.number, 0) i
            where o.number >= 16384 and (o.space = 0 or o.space in (select n.oid from pg_namespace n where {in}))
              and not exists (select 1 from pg_depend e where e.classid = o.class and e.objid = o.number and e.deptype = 'e')
            union all select 'not carried: of what type table ' || c.oid::regclass || ' is' from pg_class c
              join pg_namespace n on n.oid = c.relnamespace where c.reloftype <> 0 and {in}
            order by 1""";

    private Remarks() {}
}
