package io.millrace.mesher.event;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Field;
import io.millrace.changeset.Input;
import io.millrace.mesher.access.Access;
import io.millrace.mesher.access.Seat;
import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.Exchange;
import io.millrace.mesher.http.Inputs;
import io.millrace.mesher.http.Pages;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.http.Routes;
import io.millrace.mesher.organization.Role;
import io.millrace.mesher.project.Project;
import io.millrace.type.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The events of a project, found in several ways, and one event whole. */
public final class EventRoutes {

    private static final String EVENTS = "/api/v1/projects/{project}/events";

    private static final Field<String> WORDS = Field.of("q", Types.TEXT);
    private static final Field<String> KEY = Field.of("key", Types.TEXT);
    private static final Field<String> VALUE = Field.of("value", Types.TEXT);

    private final EventStore events;
    private final Access access;

    /** The routes to the events of this store. */
    public EventRoutes(EventStore events, Access access) {
        this.events = events;
        this.access = access;
    }

    /** The answer to one event. */
    record One(EventView event, Navigation navigation) {}

    /** The events before and after one, in its issue. */
    record Navigation(@Nullable String nextId, @Nullable String prevId) {

        static Navigation of(EventStore.Neighbors neighbors) {
            return new Navigation(
                    neighbors.next().map(EventIds::text).orElse(null),
                    neighbors.previous().map(EventIds::text).orElse(null));
        }
    }

    /** These routes too. */
    public Routes addTo(Routes routes) {
        return routes.get(EVENTS, access.project(Role.MEMBER, this::list))
                .get(
                        EVENTS + "/search",
                        access.project(
                                Role.MEMBER,
                                (exchange, seat, project) -> all(events.search(
                                        project.id(),
                                        required(exchange, WORDS).get(WORDS, ""),
                                        Pages.limit(exchange)))))
                .get(EVENTS + "/tags", access.project(Role.MEMBER, (exchange, seat, project) -> {
                    Input tag = required(exchange, KEY, VALUE);
                    return all(
                            events.tagged(project.id(), tag.get(KEY, ""), tag.get(VALUE, ""), Pages.limit(exchange)));
                }))
                .get(
                        "/api/v1/projects/{project}/sessions/{session}/events",
                        access.project(
                                Role.MEMBER,
                                (exchange, seat, project) -> all(events.ofSession(
                                        project.id(), exchange.variable("session"), Pages.limit(exchange)))))
                .get(
                        "/api/v1/events/{id}",
                        exchange -> access.inProject(
                                        Role.MEMBER,
                                        "event",
                                        (asked, user) -> events.find(id(asked), user),
                                        EventView::projectId,
                                        this::one)
                                .handle(exchange));
    }

    private Mono<Answer> one(Exchange exchange, Seat seat, EventView event) {
        return events.neighbors(event).map(neighbors -> Answer.ok(new One(event, Navigation.of(neighbors))));
    }

    private Mono<Answer> list(Exchange exchange, Seat seat, Project project) {
        return events.newest(project.id(), Pages.cursor(exchange), Pages.limit(exchange))
                .map(Pages::answer)
                .onErrorMap(Pages::refused);
    }

    private static Mono<Answer> all(Flux<EventView> events) {
        return events.collectList().map(all -> Answer.ok(new Pages.All<>(all)));
    }

    private static UUID id(Exchange exchange) {
        return EventIds.parse(exchange.variable("id"))
                .orElseThrow(
                        () -> Refusal.malformed("malformed_id", "an event's id is a UUID, with dashes or without"));
    }

    @SafeVarargs
    private static Input required(Exchange exchange, Field<String> first, Field<String>... more) {
        Changeset<Input> input = Inputs.required(exchange, "is missing: it says what to look for", first, more);
        Inputs.require("page", input, Pages.asked(exchange));
        return input.apply();
    }
}
