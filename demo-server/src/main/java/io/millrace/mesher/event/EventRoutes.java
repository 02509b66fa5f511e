package io.millrace.mesher.event;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Field;
import io.millrace.changeset.Input;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.Exchange;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.http.Routes;
import io.millrace.repo.Cursor;
import io.millrace.type.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/events}, the newest first and page by page, and {@code GET /api/v1/events/{id}}. */
public final class EventRoutes {

    private static final int DEFAULT_LIMIT = 25;
    private static final int HIGHEST_LIMIT = 100;

    private static final Field<Integer> LIMIT = Field.of("limit", Types.INT4);
    private static final Field<String> CURSOR = Field.of("cursor", Types.TEXT);

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
                .map(event -> Answer.ok(new One(event)))
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("unknown_event", "there is no event of this id")));
    }

    private Mono<Answer> list(Exchange exchange) {
        Changeset<Input> changes =
                Changeset.input(exchange.parameters(), LIMIT, CURSOR).min(LIMIT, 1);
        Input input = changes.apply();
        // A request for more gets as much as there may be, not less.
        int limit = Math.min(input.get(LIMIT, DEFAULT_LIMIT), HIGHEST_LIMIT);
        return events.newest(Cursor.after(input.get(CURSOR)), limit)
                .map(page -> Answer.ok(new Listed(page.items(), page.hasMore(), page.next())))
                .onErrorMap(
                        EventRoutes::isCursor,
                        refused -> changes.error(CURSOR, "cursor", "must be the next_cursor of the page before")
                                .invalid());
    }

    private static boolean isCursor(Throwable failure) {
        return failure instanceof InvalidQuery refused && refused.code() == Code.INVALID_CURSOR;
    }
}
