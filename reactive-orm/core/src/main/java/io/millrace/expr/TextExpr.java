package io.millrace.expr;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.util.Optional;

/** A text. The pattern methods that take plain text escape it; {@link #like} and its kin take patterns as they are. */
public class TextExpr<S, V> extends OrderedExpr<S, String, V> {

    /** An expression that is written as the node, has the type, and treats null as told. */
    public TextExpr(Node node, PgType<String> type, Absence absence) {
        super(node, type, absence);
    }

    /** {@code this like 'prefix%'}: percent, underscore and backslash in the prefix stand for themselves. */
    public final Condition<S> startsWith(String prefix) {
        return pattern("like", escaped(prefix) + "%");
    }

    /** {@code this like '%part%'}: percent, underscore and backslash in the part stand for themselves. */
    public final Condition<S> contains(String part) {
        return pattern("like", "%" + escaped(part) + "%");
    }

    /** {@code this like '%suffix'}: percent, underscore and backslash in the suffix stand for themselves. */
    public final Condition<S> endsWith(String suffix) {
        return pattern("like", "%" + escaped(suffix));
    }

    /** {@code this ilike '%part%'}: as {@link #contains}, whatever the case of letters. */
    public final Condition<S> containsIgnoringCase(String part) {
        return pattern("ilike", "%" + escaped(part) + "%");
    }

    /** {@code this like pattern}: {@code %} stands for any text, {@code _} for one character, a backslash escapes. */
    public final Condition<S> like(String pattern) {
        return pattern("like", pattern);
    }

    /** {@code this not like pattern}. */
    public final Condition<S> notLike(String pattern) {
        return pattern("not like", pattern);
    }

    /** {@code this ilike pattern}: as {@link #like}, whatever the case of letters. */
    public final Condition<S> ilike(String pattern) {
        return pattern("ilike", pattern);
    }

    /** {@code this not ilike pattern}. */
    public final Condition<S> notIlike(String pattern) {
        return pattern("not ilike", pattern);
    }

    /** {@code this ~ expression}: a POSIX regular expression. */
    public final Condition<S> matches(String expression) {
        return pattern("~", expression);
    }

    /** {@code this ~* expression}: a POSIX regular expression, whatever the case of letters. */
    public final Condition<S> matchesIgnoringCase(String expression) {
        return pattern("~*", expression);
    }

    /** {@code lower(this)}. */
    public final TextExpr<S, V> lower() {
        return called("lower");
    }

    /** {@code upper(this)}. */
    public final TextExpr<S, V> upper() {
        return called("upper");
    }

    /** {@code btrim(this)}: without spaces at both ends. */
    public final TextExpr<S, V> trimmed() {
        return called("btrim");
    }

    /** {@code this || text}. */
    public final TextExpr<S, V> concat(String text) {
        return joined(text(text));
    }

    /** {@code this || other}; {@code Texts.concat} takes what may be null. */
    public final <Q extends S> TextExpr<Q, V> concat(TextExpr<? super Q, String> other) {
        return joined(other.node());
    }

    /** {@code substr(this, from, count)}: counted from 1. */
    public final TextExpr<S, V> substring(int from, int count) {
        return new TextExpr<>(Call.of("substr", node(), number(from), number(count)), Types.TEXT, absence());
    }

    /** {@code replace(this, part, by)}: every occurrence. */
    public final TextExpr<S, V> replaced(String part, String by) {
        return new TextExpr<>(Call.of("replace", node(), text(part), text(by)), Types.TEXT, absence());
    }

    /** {@code char_length(this)}, 0 where it is null. */
    public final NumberExpr<S, Integer, Integer> length() {
        Node length = Call.of("char_length", node());
        Node known = absence() == Absence.REFUSED ? length : Call.of("coalesce", length, number(0));
        return new NumberExpr<>(known, Types.INT4, Absence.REFUSED);
    }

    @Override
    public TextExpr<S, Optional<String>> optional() {
        return new TextExpr<>(node(), type(), Absence.OPTIONAL);
    }

    @Override
    public TextExpr<S, String> required() {
        return new TextExpr<>(node(), type(), Absence.REFUSED);
    }

    @Override
    public TextExpr<S, String> orElse(String value) {
        return new TextExpr<>(otherwise(value), type(), Absence.REFUSED);
    }

    @Override
    public TextExpr<S, String> orElse(Expr<? super S, String, String> other) {
        return new TextExpr<>(otherwise(other), type(), Absence.REFUSED);
    }

    private Condition<S> pattern(String operator, String pattern) {
        return new Condition<>(new Infix(node(), operator, text(pattern), Precedence.PATTERN));
    }

    private TextExpr<S, V> called(String function) {
        return new TextExpr<>(Call.of(function, node()), Types.TEXT, absence());
    }

    private <Q extends S> TextExpr<Q, V> joined(Node other) {
        return new TextExpr<>(new Infix(node(), "||", other, Precedence.OPERATOR), Types.TEXT, absence());
    }

    private Node text(String value) {
        return new Parameter<>(Types.TEXT, present(value), label());
    }

    private Node number(int value) {
        return new Parameter<>(Types.INT4, value, label());
    }

    private String escaped(String plain) {
        return present(plain).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
