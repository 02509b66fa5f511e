package io.millrace.migrate.run;

import io.millrace.migrate.sql.Quoted;
import io.millrace.migrate.sql.SqlText;
import io.millrace.migrate.sql.Token;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** How the index stands that a statement builds concurrently. */
enum IndexStanding {
    /** There is none of its name. */
    ABSENT,
    /** What a build left that failed. */
    INVALID,
    /** It is there: the same table, uniqueness and columns. */
    BUILT,
    /** Another one has its name. */
    OTHER;

    /** Looks. */
    static Mono<IndexStanding> of(Session session, String index, String statement) {
        SqlText sql = SqlText.of(statement);
        String question = "select i.indisvalid, i.indisunique, i.indrelid is not distinct from to_regclass("
                + Quoted.literal(table(sql)) + ")::oid, array(select pg_get_indexdef(i.indexrelid, k, true)"
                + " from generate_series(1, i.indnkeyatts) k order by k) from pg_index i where i.indexrelid = to_regclass("
                + Quoted.literal(Quoted.qualified(index)) + ")";
        return session.send(question).map(rows -> rows.isEmpty() ? ABSENT : judged(rows.get(0), sql));
    }

    private static IndexStanding judged(Row row, SqlText sql) {
        if (!row.getBoolean(0)) {
            return INVALID;
        }
        boolean same = row.getBoolean(1) == sql.begins("create unique")
                && row.getBoolean(2)
                && columns(row.getArrayOfStrings(3)).equals(columns(sql));
        return same ? BUILT : OTHER;
    }

    private static int afterOn(SqlText sql) {
        int on = sql.indexOf("on") + 1;
        return sql.tokens().get(on).is("only") ? on + 1 : on;
    }

    private static String table(SqlText sql) {
        List<Token> tokens = sql.tokens();
        int at = afterOn(sql);
        String first = Quoted.name(tokens.get(at).text());
        return tokens.get(at + 1).is(".")
                ? first + "." + Quoted.name(tokens.get(at + 2).text())
                : first;
    }

    /** The names of its columns; nothing for an expression, which PostgreSQL writes in its own way. */
    private static List<String> columns(SqlText sql) {
        List<Token> tokens = sql.tokens();
        int at = afterOn(sql);
        while (!tokens.get(at).is("(")) {
            at++;
        }
        List<String> columns = new ArrayList<>();
        List<Token> element = new ArrayList<>();
        int depth = 0;
        for (Token token : tokens.subList(at, tokens.size())) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 || (depth == 1 && token.is(","))) {
                columns.add(column(element));
                element.clear();
            } else if (depth > 1 || !token.is("(")) {
                element.add(token);
            }
            if (depth == 0) {
                break;
            }
        }
        return columns;
    }

    private static List<String> columns(String[] written) {
        List<String> columns = new ArrayList<>();
        for (String element : written) {
            columns.add(column(SqlText.of(element).tokens()));
        }
        return columns;
    }

    private static String column(List<Token> element) {
        boolean called =
                element.size() > 1 && (element.get(1).is("(") || element.get(1).is("."));
        return element.get(0).isName() && !called ? element.get(0).text() : "";
    }
}
