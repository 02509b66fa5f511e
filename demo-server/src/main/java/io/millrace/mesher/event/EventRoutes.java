package io.millrace.mesher.event;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.Exchange;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.http.Routes;
import io.millrace.repo.Cursor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/events}, the newest first and page by page, and {@code GET /api/v1/events/{id}}. */
public final class EventRoutes {

    private static final int DEFAULT_LIMIT = 25;
    private static final int HIGHEST_LIMIT = 100;

    private final EventStore events;

    /** The routes to the events of this store. */
    public EventRoutes(EventStore events) {
        this.events = events;
    }

    /** The answer to one event. */
    record One(EventView event) {}

    /**
     * The answer to a list.
     *
     * @param nextCursor what to give as {@code cursor} for the next page; absent on the last one
     */
    record Listed(
            List<EventView> data, boolean hasMore, @Nullable String nextCursor) {}

    /** These routes too. */
    public Routes addTo(Routes routes) {
        return routes.get("/api/v1/events", this::list).get("/api/v1/events/{id}", this::one);
    }

    private Mono<Answer> one(Exchange exchange) {
        UUID id = EventIds.parse(exchange.variable("id"))
                .orElseThrow(
                        () -> Refusal.malformed("malformed_id", "an event's id is a UUID, with dashes or without"));
        return events.find(id)
                .map(event -> Answer.ok(new One(EventView.of(event))))
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("unknown_event", "there is no event of this id")));
    }

    private Mono<Answer> list(Exchange exchange) {
        Cursor cursor = Cursor.after(exchange.parameter("cursor").orElse(null));
        return events.newest(cursor, limit(exchange))
                .map(page -> page.map(EventView::of))
                .map(page -> Answer.ok(new Listed(page.items(), page.hasMore(), page.next())))
                .onErrorMap(
                        EventRoutes::isCursor,
                        refused ->
                                Refusal.malformed("malformed_cursor", "cursor is the next_cursor of the page before"));
    }

    private static boolean isCursor(Throwable failure) {
        return failure instanceof InvalidQuery refused && refused.code() == Code.INVALID_CURSOR;
    }

    /** What is asked for, and at most the highest: a request for more gets as much as there may be, not less. */
    private static int limit(Exchange exchange) {
        String text = exchange.parameter("limit").orElse(Integer.toString(DEFAULT_LIMIT));
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1) {
            throw Refusal.malformed("malformed_limit", "limit is a whole number from 1 to " + HIGHEST_LIMIT);
        }
        return Math.min(Integer.parseInt(text), HIGHEST_LIMIT);
    }
}
