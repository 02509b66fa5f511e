package io.millrace.mesher.live;

import io.millrace.mesher.access.Access;
import io.millrace.mesher.http.Exchange;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.http.Routes;
import io.millrace.mesher.http.SocketHandler.Conversation;
import io.millrace.mesher.organization.Role;
import io.millrace.mesher.project.Project;
import io.millrace.mesher.project.ProjectStore;
import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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
        Flux<String> answers = received.map(text -> LiveFilter.read(text)
                .map(filter -> {
                    listener.filter(filter);
                    return "{\"type\":\"filters_updated\"}";
                })
                .orElse("{\"type\":\"error\",\"detail\":\"filters have a level and an environment\"}"));
        // Whoever signs out, or is taken out of the organization, hears no more.
        Flux<String> alive = Flux.interval(HEARTBEAT)
                .onBackpressureDrop()
                .concatMap(tick -> access.seat(exchange, project, Role.MEMBER), 1)
                .map(seat -> "{\"type\":\"alive\"}");
        // What it hears ends when the client has gone, which is when there is nothing more to receive.
        return Flux.merge(1, Flux.just("{\"type\":\"joined\"}"), listener.messages(), alive)
                .mergeWith(Flux.<String>never())
                .takeUntilOther(received.ignoreElements().onErrorComplete())
                .mergeWith(answers.onErrorComplete())
                .onErrorComplete();
    }

    /** Another site's page has the browser's cookie sent along; its script must not hear what it says. */
    private static void requireOwnPage(Exchange exchange) {
        boolean own = exchange.header("Origin")
                .map(origin -> {
                    String host = exchange.header("Host").orElse("");
                    return URI.create(origin.equals("null") ? "x://" : origin).getAuthority() != null
                            && URI.create(origin).getAuthority().equals(host);
                })
                .orElse(true);
        if (!own) {
            throw Refusal.forbidden("foreign_origin", "a page of another site cannot listen here");
        }
    }
}
