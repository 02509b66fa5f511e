package io.millrace.migrate.run;

import io.millrace.migrate.sql.Quoted;
import io.millrace.migrate.sql.SqlText;
import io.millrace.migrate.sql.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Who holds the tables that a statement names. */
final class Blockers {

    private static final int MOST_WORDS = 80;

    /** What a role that may not look at the sessions of others is not shown is left out. */
    private static final String WHO = "concat_ws(', ', coalesce(a.application_name, ''), a.state, 'transaction of '"
            + " || round(extract(epoch from clock_timestamp() - a.xact_start), 1) || ' s')";

    private static final String QUERY = "case when a.query = '<insufficient privilege>'"
            + " then 'its query is shown to members of pg_read_all_stats' else left(coalesce(a.query, ''), 200) end";

    private Blockers() {}

    /** A line for each of them: process, application, what it holds, since when, its query. */
    static Mono<List<String>> of(Session session, String statement) {
        String names = names(statement).stream()
                .map(name -> "to_regclass(" + Quoted.literal(name) + ")::oid")
                .collect(Collectors.joining(", "));
        if (names.isEmpty()) {
            return Mono.just(List.of());
        }
        return session.send(
                        "select distinct 'process ' || a.pid || ' (' || " + WHO + " || ') holds ' || l.mode || ' on '"
                                + " || l.relation::regclass || ': ' || " + QUERY
                                + " from pg_locks l join pg_stat_activity a on a.pid = l.pid"
                                + " where l.granted and a.pid <> pg_backend_pid() and l.locktype = 'relation'"
                                + " and l.database = (select oid from pg_database where datname = current_database())"
                                + " and l.relation in (" + names + ") order by 1")
                .map(rows -> rows.stream().map(row -> row.getString(0)).toList())
                .onErrorReturn(List.of());
    }

    private static Set<String> names(String statement) {
        List<Token> tokens = SqlText.of(statement).tokens();
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < Math.min(tokens.size(), MOST_WORDS); i++) {
            if (tokens.get(i).isName()) {
                boolean qualified = i + 2 < tokens.size()
                        && tokens.get(i + 1).is(".")
                        && tokens.get(i + 2).isName();
                String own = Quoted.name(tokens.get(i).text());
                names.add(qualified ? own + "." + Quoted.name(tokens.get(i + 2).text()) : own);
            }
        }
        return names;
    }
}
