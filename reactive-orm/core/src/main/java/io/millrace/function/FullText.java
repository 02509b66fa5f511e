package io.millrace.function;

import io.millrace.expr.Absence;
import io.millrace.expr.SearchExpr;
import io.millrace.expr.SearchQuery;
import io.millrace.expr.TextExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.FunctionName;
import io.millrace.internal.tree.expression.Text;
import io.millrace.type.TsVector;
import io.millrace.type.Types;
import java.util.Optional;

/**
 * Full-text search: texts prepared for it, queries of several kinds, and how well they fit. A configuration is named as
 * PostgreSQL names it, such as {@code english} or {@code simple}, and is written into the text, so that an index on the
 * same expression is found.
 */
public final class FullText {

    private FullText() {}

    /** {@code to_tsvector('configuration', text)}: the text prepared for search; empty where it is null. */
    public static <S> SearchExpr<S, Optional<TsVector>> toTsvector(String configuration, TextExpr<S, ?> text) {
        return new SearchExpr<>(
                Call.of("to_tsvector", named(configuration), text.node()), Types.TSVECTOR, Absence.OPTIONAL);
    }

    /**
     * {@code websearch_to_tsquery('configuration', words)}: as people write into a search box. Quotes keep words together,
     * {@code or} and {@code -} mean what they say; no input is an error.
     */
    public static SearchQuery<Object> websearch(String configuration, String words) {
        return query("websearch_to_tsquery", configuration, words);
    }

    /** {@code plainto_tsquery('configuration', words)}: all of the words. */
    public static SearchQuery<Object> plain(String configuration, String words) {
        return query("plainto_tsquery", configuration, words);
    }

    /** {@code phraseto_tsquery('configuration', words)}: the words one after the other. */
    public static SearchQuery<Object> phrase(String configuration, String words) {
        return query("phraseto_tsquery", configuration, words);
    }

    /**
     * {@code to_tsquery('configuration', query)}: in PostgreSQL's own notation, {@code cat & (dog | fish:*)}. A query that
     * is not written so is an error of the statement: what people type belongs into {@link #websearch}.
     */
    public static SearchQuery<Object> tsquery(String configuration, String query) {
        return query("to_tsquery", configuration, query);
    }

    /** {@code setweight(document, 'A')}: the document with a weight, {@code A} the heaviest to {@code D}. */
    public static <S, V> SearchExpr<S, V> weighted(SearchExpr<S, V> document, Weight weight) {
        return new SearchExpr<>(
                Call.of("setweight", document.node(), new Text("'" + weight + "'")),
                document.type(),
                document.absence());
    }

    /** {@code ts_headline('configuration', text, query)}: parts of the text with what was found in {@code <b>}. */
    public static <S> TextExpr<S, Optional<String>> headline(
            String configuration, TextExpr<S, ?> text, SearchQuery<?> query) {
        return new TextExpr<>(
                Call.of("ts_headline", named(configuration), text.node(), query.node()), Types.TEXT, Absence.OPTIONAL);
    }

    /** {@code ts_headline('configuration', text, query, options)}: {@code StartSel=<mark>, StopSel=</mark>, MaxWords=20}. */
    public static <S> TextExpr<S, Optional<String>> headline(
            String configuration, TextExpr<S, ?> text, SearchQuery<?> query, String options) {
        Node how = new Parameter<>(Types.TEXT, options, "options");
        return new TextExpr<>(
                Call.of("ts_headline", named(configuration), text.node(), query.node(), how),
                Types.TEXT,
                Absence.OPTIONAL);
    }

    /** How heavily a part of a document counts. */
    public enum Weight {
        A,
        B,
        C,
        D
    }

    private static SearchQuery<Object> query(String function, String configuration, String words) {
        Node text = new Parameter<>(Types.TEXT, words, "words");
        return new SearchQuery<>(Call.of(function, named(configuration), text));
    }

    private static Node named(String configuration) {
        return new Text("'" + FunctionName.checked(configuration) + "'");
    }
}
