package io.millrace.repo;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.MillraceException;
import io.millrace.error.Problem;
import io.millrace.expr.Misfit;
import io.millrace.expr.Reading;
import io.millrace.expr.Rows;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.page.CursorText;
import io.millrace.internal.page.Keyset;
import io.millrace.internal.page.TotalOrder;
import io.millrace.internal.preload.Collapse;
import io.millrace.internal.run.Runner;
import io.millrace.internal.sql.SqlWriter;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.Selected;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.statement.Select;
import io.millrace.repo.Cursor.Place;
import io.millrace.type.PgType;
import io.millrace.type.RowDecoder;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Reads one page of a query: one row more than asked for, with the values of the order before its own columns. */
final class Paging<T> {

    private final Reading<T> reading;
    private final Select select;
    private final List<Ordering> orders;
    private final int binding;
    private final Cursor cursor;
    private final int size;

    private Paging(Reading<T> reading, Cursor cursor, int size) {
        this.reading = reading;
        this.select = pageable(reading.statement());
        this.orders = TotalOrder.of(select);
        this.binding = CursorText.binding(select, orders);
        this.cursor = cursor;
        this.size = size;
    }

    static <T> Mono<Page<T>> read(Runner runner, Rows<T> rows, Cursor cursor, int size) {
        try {
            Paging<T> paging = new Paging<>(Collapse.part(rows, "repo.page").reading(), cursor, positive(size));
            return runner.all(() -> paging.command(runner)).collectList().map(paging::page);
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    /** The command of a page. */
    static Command<?> command(Runner runner, Rows<?> rows, Cursor cursor, int size) {
        return new Paging<>(Collapse.part(rows, "repo.page").reading(), cursor, positive(size)).command(runner);
    }

    private Command<Item<T>> command(Runner runner) {
        return runner.statements().command("page", statement(), decoder());
    }

    private Node statement() {
        List<Node> columns = new ArrayList<>(orders.size() + select.columns().size());
        for (Ordering order : orders) {
            columns.add(new Selected(order.expression(), type(order), null));
        }
        columns.addAll(select.columns());
        List<Ordering> directed =
                isBackwards() ? orders.stream().map(Ordering::reversed).toList() : orders;
        Select page = select.columns(columns)
                .reorderedBy(directed)
                .limit(new Parameter<>(Types.INT8, size + 1L, "page size"));
        if (cursor.place() == Place.OFFSET) {
            return page.offset(new Parameter<>(Types.INT8, cursor.rows(), "offset"));
        }
        String text = cursor.text();
        return text == null ? page : behind(page, directed, text);
    }

    private Select behind(Select page, List<Ordering> directed, String text) {
        List<@Nullable String> values = CursorText.read(text, binding, orders.size());
        Node condition;
        try {
            condition = Keyset.behind(directed, values);
        } catch (RuntimeException unreadable) {
            throw CursorText.garbled();
        }
        return page.isGrouped() ? page.having(condition) : page.where(condition);
    }

    private RowDecoder<Item<T>> decoder() {
        return (row, offset) -> {
            @Nullable Object[] keys = new @Nullable Object[orders.size()];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = row.get(offset + i);
            }
            return new Item<>(reading.decoder().decode(row, offset + keys.length), keys);
        };
    }

    private Page<T> page(List<Item<T>> read) {
        boolean extra = read.size() > size;
        List<Item<T>> items = new ArrayList<>(extra ? read.subList(0, size) : read);
        if (isBackwards()) {
            Collections.reverse(items);
        }
        boolean more = !items.isEmpty() && (isBackwards() ? cursor.text() != null : extra);
        boolean before = !items.isEmpty() && (isBackwards() ? extra : !isFirst());
        return new Page<>(
                items.stream().map(Item::value).toList(),
                more ? cursorOf(items.get(items.size() - 1)) : null,
                before ? cursorOf(items.get(0)) : null,
                more);
    }

    private boolean isBackwards() {
        return cursor.place() == Place.BEFORE;
    }

    private boolean isFirst() {
        return cursor.text() == null && cursor.rows() == 0;
    }

    private String cursorOf(Item<T> item) {
        List<@Nullable String> texts = new ArrayList<>(orders.size());
        for (int i = 0; i < orders.size(); i++) {
            Object raw = item.keys()[i];
            texts.add(raw == null ? null : text(type(orders.get(i)), raw));
        }
        return CursorText.write(binding, texts);
    }

    private static <V> String text(PgType<V> type, Object raw) {
        try {
            return type.text(type.decode(raw));
        } catch (RuntimeException failure) {
            throw Misfit.of("a column of the order", type, failure);
        }
    }

    private static PgType<?> type(Ordering order) {
        return Objects.requireNonNull(order.type());
    }

    private static Select pageable(Node statement) {
        if (!(statement instanceof Select select)) {
            throw refused(
                    statement,
                    "it puts the rows of several queries together",
                    "read it as a subquery, and page over that");
        }
        if (select.isLimited() || select.hasOffset() || select.isDistinct()) {
            throw refused(
                    select,
                    select.isDistinct() ? "it is distinct" : "it has a limit or an offset of its own",
                    select.isDistinct() ? "group it, or ask with exists instead of a join" : "leave it to the page");
        }
        return select;
    }

    private static InvalidQuery refused(Node statement, String because, String fix) {
        return new InvalidQuery(new Problem(
                Code.INVALID_ORDER, "the query cannot be read page by page", SqlWriter.write(statement), because, fix));
    }

    private static int positive(int size) {
        if (size < 1 || size == Integer.MAX_VALUE) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_LIMIT,
                    "a page of " + size + " rows cannot be read",
                    "a page has at least one row, and fewer than 2147483647",
                    "repo.page(query, cursor, 50)"));
        }
        return size;
    }

    /** A row, and its values in the order's columns as they came. */
    @SuppressWarnings("ArrayRecordComponent") // seen by nobody else
    private record Item<T>(T value, @Nullable Object[] keys) {}
}
