package io.millrace.function;

import io.millrace.expr.Absence;
import io.millrace.expr.Expr;
import io.millrace.expr.NumberExpr;
import io.millrace.expr.TextExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.expression.Arguments;
import io.millrace.internal.tree.expression.Call;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions of texts. */
public final class Texts {

    private Texts() {}

    /** {@code concat(first, …)}: the values as text, one after the other; a null is as no text at all. */
    @SafeVarargs
    public static <S> TextExpr<S, String> concat(Expr<? super S, ?, ?> first, Expr<? super S, ?, ?>... more) {
        return new TextExpr<>(Lists.call("concat", first, more), Types.TEXT, Absence.REFUSED);
    }

    /** {@code concat_ws(separator, first, …)}: the values that are not null as text, with a separator between them. */
    @SafeVarargs
    public static <S> TextExpr<S, String> concatWith(
            String separator, Expr<? super S, ?, ?> first, Expr<? super S, ?, ?>... more) {
        return new TextExpr<>(
                Lists.call("concat_ws", Literals.value(separator), first, more), Types.TEXT, Absence.REFUSED);
    }

    /** {@code format(pattern, values)}: {@code %s} takes the next value, {@code %%} is a percent sign. */
    public static TextExpr<Object, String> format(String pattern, Object... values) {
        List<Node> arguments = new ArrayList<>(values.length + 1);
        arguments.add(text(pattern));
        for (Object value : values) {
            arguments.add(value instanceof Expr<?, ?, ?> expression ? expression.node() : Arguments.of(value));
        }
        return new TextExpr<>(new Call("format", arguments), Types.TEXT, Absence.REFUSED);
    }

    /** {@code strpos(text, part)}: where the part begins, counted from 1; 0 where it is not in it. */
    public static <S> NumberExpr<S, Integer, Optional<Integer>> position(TextExpr<S, ?> text, String part) {
        return new NumberExpr<>(Call.of("strpos", text.node(), text(part)), Types.INT4, Absence.OPTIONAL);
    }

    /** {@code "left"(text, count)}: the first characters; all but the last ones where the count is negative. */
    public static <S, V> TextExpr<S, V> left(TextExpr<S, V> text, int count) {
        return same("\"left\"", text, number(count));
    }

    /** {@code "right"(text, count)}: the last characters; all but the first ones where the count is negative. */
    public static <S, V> TextExpr<S, V> right(TextExpr<S, V> text, int count) {
        return same("\"right\"", text, number(count));
    }

    /** {@code lpad(text, length, fill)}: filled up on the left, or cut on the right, to a length. */
    public static <S, V> TextExpr<S, V> padLeft(TextExpr<S, V> text, int length, String fill) {
        return same("lpad", text, number(length), text(fill));
    }

    /** {@code rpad(text, length, fill)}: filled up, or cut, on the right to a length. */
    public static <S, V> TextExpr<S, V> padRight(TextExpr<S, V> text, int length, String fill) {
        return same("rpad", text, number(length), text(fill));
    }

    /** {@code repeat(text, times)}. */
    public static <S, V> TextExpr<S, V> repeat(TextExpr<S, V> text, int times) {
        return same("repeat", text, number(times));
    }

    /** {@code reverse(text)}. */
    public static <S, V> TextExpr<S, V> reverse(TextExpr<S, V> text) {
        return same("reverse", text);
    }

    /** {@code initcap(text)}: each word with a capital. */
    public static <S, V> TextExpr<S, V> capitalized(TextExpr<S, V> text) {
        return same("initcap", text);
    }

    /** {@code split_part(text, separator, part)}: a part counted from 1; an empty text where there is none. */
    public static <S, V> TextExpr<S, V> splitPart(TextExpr<S, V> text, String separator, int part) {
        return same("split_part", text, text(separator), number(part));
    }

    /** {@code regexp_replace(text, expression, by, 'g')}: every match of a POSIX regular expression replaced. */
    public static <S, V> TextExpr<S, V> replaceMatches(TextExpr<S, V> text, String expression, String by) {
        return same("regexp_replace", text, text(expression), text(by), text("g"));
    }

    /** {@code md5(text)}: in hex. */
    public static <S, V> TextExpr<S, V> md5(TextExpr<S, V> text) {
        return same("md5", text);
    }

    private static <S, V> TextExpr<S, V> same(String function, TextExpr<S, V> text, Node... more) {
        List<Node> arguments = new ArrayList<>(more.length + 1);
        arguments.add(text.node());
        arguments.addAll(List.of(more));
        return new TextExpr<>(new Call(function, arguments), Types.TEXT, text.absence());
    }

    private static Node text(String value) {
        return new Parameter<>(Types.TEXT, value, "text");
    }

    private static Node number(int value) {
        return new Parameter<>(Types.INT4, value, "number");
    }
}
