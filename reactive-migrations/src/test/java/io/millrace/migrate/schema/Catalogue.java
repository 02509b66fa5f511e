package io.millrace.migrate.schema;

import io.millrace.test.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/** Everything that PostgreSQL's catalogue says of what is in a database, a line for each thing. */
final class Catalogue {

    private static final String QUERY = """
            with own as (
              select oid, nspname from pg_namespace
              where nspname not like 'pg\\_%' and nspname <> 'information_schema'
            ), related as (
              select c.*, case nspname when 'public' then '' else nspname || '.' end || c.relname as label
              from pg_class c join own on own.oid = c.relnamespace
              where c.relname not like 'millrace\\_migrations%' and not exists (
                select 1 from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
            )
            select 'schema ' || nspname from own where nspname <> 'public'
            union all
            select case relkind when 'r' then 'table ' when 'p' then 'table ' when 'v' then 'view ' when 'm' then 'matview '
                else 'sequence ' end || label
              || case when relpersistence = 'u' then ' unlogged' else '' end
              || case when relkind = 'p' then ' partition by ' || pg_get_partkeydef(oid) else '' end
              || coalesce(' of ' || (select inhparent::regclass from pg_inherits where inhrelid = r.oid)
                 || ' ' || pg_get_expr(relpartbound, oid), '')
              || case when relrowsecurity then ' row security' else '' end
              || case when relforcerowsecurity then ' forced' else '' end
              || coalesce(' with ' || array_to_string(reloptions, ', '), '')
              || case when relkind in ('v', 'm') then ' as' || regexp_replace(regexp_replace(pg_get_viewdef(oid), '\\s+', ' ', 'g'), '\\mposts\\.', '', 'g') else '' end
              || case when relkind = 'm' and not relispopulated then ' (empty)' else '' end
              || coalesce((select ' ' || format_type(seqtypid, null) || ' from ' || seqstart || ' by ' || seqincrement
                   from pg_sequence where seqrelid = r.oid), '')
            from related r where relkind in ('r', 'p', 'v', 'm')
              or relkind = 'S' and not exists (select 1 from pg_depend d where d.objid = r.oid and d.deptype = 'i')
            union all
            select 'column ' || label || '.' || attname || ' ' || format_type(atttypid, atttypmod)
              || coalesce((select ' collate ' || collname from pg_collation c where c.oid = attcollation
                   and attcollation <> (select typcollation from pg_type where oid = atttypid)), '')
              || case attidentity when 'a' then ' identity always' when 'd' then ' identity' else '' end
              || coalesce((select ' from ' || seqstart || ' by ' || seqincrement from pg_sequence
                   where seqrelid = pg_get_serial_sequence(r.oid::regclass::text, attname)::regclass
                   and (seqstart, seqincrement) <> (1, 1)), '')
              || coalesce(case attgenerated when 's' then ' stored ' when 'v' then ' virtual ' else ' default ' end
                   || (select pg_get_expr(adbin, adrelid) from pg_attrdef d where adrelid = r.oid and adnum = attnum), '')
              || case when attnotnull then ' not null' else '' end
            from related r join pg_attribute a on attrelid = r.oid
            where relkind in ('r', 'p') and attnum > 0 and not attisdropped
            union all
            select 'constraint ' || label || ' ' || conname || ' ' || pg_get_constraintdef(k.oid)
            from pg_constraint k join related r on conrelid = r.oid where contype <> 'n' and relkind in ('r', 'p')
            union all
            select 'index ' || pg_get_indexdef(indexrelid) || case when indisvalid then '' else ' (invalid)' end
            from pg_index join related r on indrelid = r.oid
            where not exists (select 1 from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
            union all
            select 'enum ' || typname || ' ' || (select string_agg(enumlabel, ', ' order by enumsortorder)
              from pg_enum where enumtypid = t.oid)
            from pg_type t join own on own.oid = typnamespace where typtype = 'e'
            union all
            select 'domain ' || typname || ' ' || format_type(typbasetype, typtypmod) || ' '
              || coalesce((select string_agg(pg_get_constraintdef(oid), ' ') from pg_constraint where contypid = t.oid), '')
            from pg_type t join own on own.oid = typnamespace where typtype = 'd'
            union all
            select 'type ' || relname || ' (' || (select string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', '
                order by attnum) from pg_attribute where attrelid = c.oid) || ')'
            from pg_class c join own on own.oid = relnamespace where relkind = 'c'
            union all
            select 'extension ' || extname from pg_extension where extname <> 'plpgsql'
            union all
            select 'function ' || p.oid::regprocedure || ' ' || regexp_replace(prosrc, '\\s+', ' ', 'g')
            from pg_proc p join own on own.oid = pronamespace where not exists (
              select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
            union all
            select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t join related r on tgrelid = r.oid
            where not tgisinternal
            union all
            select 'policy ' || tablename || ' ' || policyname || ' ' || cmd || ' ' || coalesce(qual, '')
            from pg_policies
            union all
            select 'comment ' || coalesce(pg_describe_object(classoid, objoid, objsubid), '') || ' ' || description
            from pg_description where objoid >= 16384 and classoid <> 'pg_extension'::regclass
              and not exists (select 1 from pg_depend d where d.objid = objoid and d.deptype = 'e')
            order by 1
            """;

    private Catalogue() {}

    static List<String> of(TestDatabase database) {
        return new ArrayList<>(database.column(QUERY));
    }

    /** What is new, with a plus, and what is gone, with a minus. */
    static List<String> difference(List<String> before, List<String> after) {
        List<String> difference = new ArrayList<>();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> difference.add("- " + line));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> difference.add("+ " + line));
        return difference;
    }
}
