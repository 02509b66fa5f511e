package io.millrace.migrate.dump;

import java.util.List;

/** The statements that make functions, procedures and aggregates; their place is their name with what they take. */
final class RoutineParts {

    private static final String FUNCTIONS = """
            select 6, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', rtrim(pg_get_functiondef(p.oid), e'\\n'),
              'pg_proc'::regclass::oid::int8, p.oid::int8, true
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prokind in ('f', 'p', 'w') and {in}""";

    private static final String AGGREGATES = """
            select 6, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', 'create aggregate '
                || quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '('
                || coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*') || ') (' || concat_ws(', ',
                'sfunc = ' || a.aggtransfn::regproc, 'stype = ' || format_type(a.aggtranstype, null),
                'sspace = ' || nullif(a.aggtransspace, 0), 'finalfunc = ' || nullif(a.aggfinalfn::oid, 0)::regproc,
                case when a.aggfinalextra then 'finalfunc_extra' end,
                case when a.aggfinalfn::oid <> 0 then 'finalfunc_modify = ' || case a.aggfinalmodify when 'r' then 'read_only'
                  when 's' then 'shareable' else 'read_write' end end,
                'combinefunc = ' || nullif(a.aggcombinefn::oid, 0)::regproc,
                'serialfunc = ' || nullif(a.aggserialfn::oid, 0)::regproc,
                'deserialfunc = ' || nullif(a.aggdeserialfn::oid, 0)::regproc, 'initcond = ' || quote_literal(a.agginitval),
                'msfunc = ' || nullif(a.aggmtransfn::oid, 0)::regproc, 'minvfunc = ' || nullif(a.aggminvtransfn::oid, 0)::regproc,
                'mstype = ' || format_type(nullif(a.aggmtranstype, 0), null), 'msspace = ' || nullif(a.aggmtransspace, 0),
                'mfinalfunc = ' || nullif(a.aggmfinalfn::oid, 0)::regproc,
                case when a.aggmfinalextra then 'mfinalfunc_extra' end,
                case when a.aggmfinalfn::oid <> 0 then 'mfinalfunc_modify = ' || case a.aggmfinalmodify when 'r'
                  then 'read_only' when 's' then 'shareable' else 'read_write' end end,
                'minitcond = ' || quote_literal(a.aggminitval), 'sortop = operator(' || (select quote_ident(m.nspname) || '.'
                  || o.oprname from pg_operator o join pg_namespace m on m.oid = o.oprnamespace where o.oid = a.aggsortop) || ')',
                'parallel = ' || case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end,
                case when a.aggkind = 'h' then 'hypothetical' end) || ')', 'pg_proc'::regclass::oid::int8, p.oid::int8, true
            from pg_aggregate a join pg_proc p on p.oid = a.aggfnoid join pg_namespace n on n.oid = p.pronamespace
            where {in}""";

    static final List<String> ALL = List.of(FUNCTIONS, AGGREGATES);

    private RoutineParts() {}
}
