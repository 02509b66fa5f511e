package io.millrace.migrate.run;

import io.millrace.migrate.sql.Phrase;
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
    /** It is there: the same table, kind, uniqueness, columns and order, and with a condition where it shall have one. */
    BUILT,
    /** Another one has its name. */
    OTHER;

    /** Looks. */
    static Mono<IndexStanding> of(Session session, String index, String statement) {
        SqlText sql = SqlText.of(statement);
        String question = "select i.indisvalid, i.indisunique, i.indrelid is not distinct from to_regclass("
                + Quoted.literal(table(sql)) + ")::oid, array(select pg_get_indexdef(i.indexrelid, k, true)"
                + " from generate_series(1, i.indnkeyatts) k order by k), array(select pg_get_indexdef(i.indexrelid, k, true)"
                + " from generate_series(i.indnkeyatts + 1, i.indnatts) k order by k), m.amname::text,"
                + " i.indpred is not null, array(select o::text from unnest(i.indoption::int2[]) with ordinality u (o, k)"
                + " order by k) from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam"
                + " where i.indexrelid = to_regclass(" + Quoted.literal(Quoted.qualified(index)) + ")";
        return session.send(question).map(rows -> rows.isEmpty() ? ABSENT : judged(rows.get(0), sql));
    }

    private static IndexStanding judged(Row row, SqlText sql) {
        // One of another table was left by nobody here, or is being built at this moment.
        if (!row.getBoolean(2)) {
            return OTHER;
        }
        if (!row.getBoolean(0)) {
            return INVALID;
        }
        Phrase own = sql.phrase().from(afterOn(sql));
        List<List<Token>> keys = elements(own);
        boolean same = row.getBoolean(1) == sql.begins("create unique")
                && columns(row.getArrayOfStrings(3)).equals(columns(keys))
                && columns(row.getArrayOfStrings(4)).equals(columns(elements(own.after("include"))))
                && row.getString(5).equals(method(own))
                && row.getBoolean(6) == own.has("where")
                && List.of(row.getArrayOfStrings(7)).equals(orders(keys));
        return same ? BUILT : OTHER;
    }

    private static String method(Phrase own) {
        Phrase using = own.before("(").after("using");
        return using.isEmpty() ? "btree" : using.tokens().get(0).text();
    }

    /** As PostgreSQL keeps them: 1 for descending, and 2 for nulls first. */
    private static List<String> orders(List<List<Token>> keys) {
        List<String> orders = new ArrayList<>();
        for (List<Token> key : keys) {
            Phrase element = new Phrase(key);
            boolean descending = element.has("desc");
            boolean first = descending ? !element.has("nulls last") : element.has("nulls first");
            orders.add(String.valueOf((descending ? 1 : 0) + (first ? 2 : 0)));
        }
        return orders;
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

    /** What stands between the commas of the first parentheses. */
    private static List<List<Token>> elements(Phrase from) {
        List<List<Token>> elements = new ArrayList<>();
        List<Token> element = new ArrayList<>();
        int depth = 0;
        for (Token token : from.tokens()) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if ((depth == 1 && token.is(",")) || (depth == 0 && token.is(")"))) {
                elements.add(List.copyOf(element));
                element.clear();
            } else if (depth > 1 || (depth == 1 && !token.is("("))) {
                element.add(token);
            }
            if (depth == 0 && token.is(")")) {
                break;
            }
        }
        return elements;
    }

    /** The names of columns; nothing for an expression, which PostgreSQL writes in its own way. */
    private static List<String> columns(List<List<Token>> elements) {
        return elements.stream().map(IndexStanding::column).toList();
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
