package io.millrace.mesher.live;

import io.millrace.mesher.access.Access;
import io.millrace.mesher.http.Exchange;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.http.Routes;
import io.millrace.mesher.http.SocketHandler.Conversation;
import io.millrace.mesher.organization.Role;
import io.millrace.mesher.project.Project;
import io.millrace.mesher.project.ProjectStore;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * {@code /stream/projects/{project}}: a WebSocket that tells what happens in a project. A client may send {@code
 * {"filters": {"level": "error", "environment": "production"}}} at any time.
 */
public final class LiveRoutes {

    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private final LiveHub hub;
    private final ProjectStore projects;
    private final Access access;

    /** The routes to this hub. */
    public LiveRoutes(LiveHub hub, ProjectStore projects, Access access) {
        this.hub = hub;
        this.projects = projects;
        this.access = access;
    }

    /** These routes too. */
    public Routes addTo(Routes routes) {
        return routes.socket("/stream/projects/{project}", this::open);
    }

    private Mono<Conversation> open(Exchange exchange) {
        requireOwnPage(exchange);
        return access.user(exchange)
                .then(projects.find(exchange.variable("project")))
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("unknown_project", "there is no such project")))
                .flatMap(project -> access.seat(exchange, project, Role.MEMBER)
                        .map(seat -> received -> talk(exchange, project, received)));
    }

    private Flux<String> talk(Exchange exchange, Project project, Flux<String> received) {
        Listener listener = hub.join(project.id());
        Sinks.Empty<Void> left = Sinks.empty();
        Flux<String> answers =
                received.map(text -> answer(listener, text)).onErrorComplete().doFinally(end -> left.tryEmitEmpty());
        // Whoever signs out, or is taken out of the organization, hears no more.
        Flux<String> alive = Flux.interval(HEARTBEAT)
                .onBackpressureDrop()
                .concatMap(tick -> access.seat(exchange, project, Role.MEMBER), 1)
                .map(seat -> "{\"type\":\"alive\"}");
        Mono<Void> end = Mono.firstWithSignal(left.asMono(), hub.closing());
        // One message at a time is asked for: what waits, waits in the listener, where it is bounded.
        Flux<String> told = Flux.merge(1, Flux.just(LiveMessages.joined().json()), listener.messages(), alive)
                .takeUntilOther(end)
                .doOnError(gone -> left.tryEmitEmpty())
                .onErrorComplete();
        return Flux.merge(1, told, answers.takeUntilOther(end));
    }

    private static String answer(Listener listener, String text) {
        return LiveFilter.read(text)
                .map(filter -> {
                    listener.filter(filter);
                    return "{\"type\":\"filters_updated\"}";
                })
                .orElse("{\"type\":\"error\",\"detail\":\"filters have a level and an environment\"}");
    }

    /** Another site's page has the browser's cookie sent along; its script must not hear what it says. */
    private static void requireOwnPage(Exchange exchange) {
        String host = exchange.header("Host").orElse("");
        boolean own = exchange.header("Origin")
                .map(origin -> origin.equals("http://" + host) || origin.equals("https://" + host))
                .orElse(true);
        if (!own) {
            throw Refusal.forbidden("foreign_origin", "a page of another site cannot listen here");
        }
    }
}
