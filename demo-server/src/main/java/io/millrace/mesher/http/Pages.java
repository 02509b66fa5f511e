package io.millrace.mesher.http;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Field;
import io.millrace.changeset.Input;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.repo.Cursor;
import io.millrace.repo.Page;
import io.millrace.type.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pages, as they are asked for and answered. */
public final class Pages {

    private static final Field<Integer> LIMIT = Field.of("limit", Types.INT4);
    private static final Field<String> CURSOR = Field.of("cursor", Types.TEXT);
    private static final int DEFAULT = 25;
    private static final int MOST = 100;

    private Pages() {}

    /**
     * The answer to a page.
     *
     * @param data what is on it
     * @param hasMore whether there is another one
     * @param nextCursor what to give as {@code cursor} for the next page; absent on the last one
     */
    public record Listed<T>(
            List<T> data, boolean hasMore, @Nullable String nextCursor) {}

    /** All there is, as one page. */
    public record All<T>(List<T> data) {}

    /** The answer to a page of the database. */
    public static <T> Answer answer(Page<T> page) {
        return Answer.ok(new Listed<>(page.items(), page.hasMore(), page.next()));
    }

    /** Where a page begins: {@code cursor} is the {@code next_cursor} of the page before. */
    public static Cursor cursor(Exchange exchange) {
        return Cursor.after(input(exchange).get(CURSOR));
    }

    /** How many are asked for, at most 100: a request for more gets as much as there may be, not less. */
    public static int limit(Exchange exchange) {
        return limit(exchange, DEFAULT);
    }

    /** The same where another number is usual. */
    public static int limit(Exchange exchange, int usual) {
        return Math.min(input(exchange).get(LIMIT, usual), MOST);
    }

    /** What is asked for of a page, to be checked together with what else a request asks for. */
    public static Changeset<Input> asked(Exchange exchange) {
        return Changeset.input(exchange.parameters(), LIMIT, CURSOR).min(LIMIT, 1);
    }

    private static Input input(Exchange exchange) {
        return asked(exchange).apply();
    }

    /** What a wrong cursor is answered with; anything else stays what it is. */
    public static Throwable refused(Throwable failure) {
        return failure instanceof InvalidQuery query && query.code() == Code.INVALID_CURSOR
                ? Inputs.wrong("page", "cursor", "cursor", "must be the next_cursor of the page before")
                : failure;
    }
}
