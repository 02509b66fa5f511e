package io.millrace.mesher.dashboard;

import io.millrace.mesher.access.Access;
import io.millrace.mesher.dashboard.DashboardStore.Bucket;
import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.Exchange;
import io.millrace.mesher.http.Handler;
import io.millrace.mesher.http.Inputs;
import io.millrace.mesher.http.Pages;
import io.millrace.mesher.http.Routes;
import io.millrace.mesher.organization.Role;
import io.millrace.mesher.project.Project;
import java.util.function.BiFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/projects/{project}/dashboard/…}. */
public final class DashboardRoutes {

    private static final String DASHBOARD = "/api/v1/projects/{project}/dashboard/";
    private static final int TOP = 10;

    private final DashboardStore figures;
    private final Access access;

    /** The routes to these figures. */
    public DashboardRoutes(DashboardStore figures, Access access) {
        this.figures = figures;
        this.access = access;
    }

    /** These routes too. */
    public Routes addTo(Routes routes) {
        return routes.get(
                        DASHBOARD + "volume",
                        list((exchange, project) ->
                                figures.volume(project.id(), bucket(exchange)).flatMapIterable(all -> all)))
                .get(DASHBOARD + "levels", list((exchange, project) -> figures.levels(project.id())))
                .get(
                        DASHBOARD + "top-issues",
                        list((exchange, project) -> figures.topIssues(project.id(), Pages.limit(exchange, TOP))))
                .get(DASHBOARD + "tags", list((exchange, project) -> figures.tag(project.id(), key(exchange))))
                .get(
                        DASHBOARD + "health",
                        access.project(
                                Role.MEMBER,
                                (exchange, seat, project) ->
                                        figures.health(project.id()).map(Answer::ok)));
    }

    private Handler list(BiFunction<Exchange, Project, Flux<?>> figure) {
        return access.project(
                Role.MEMBER,
                (exchange, seat, project) -> Mono.from(
                        figure.apply(exchange, project).collectList().map(all -> Answer.ok(new Pages.All<>(all)))));
    }

    private static Bucket bucket(Exchange exchange) {
        return switch (exchange.parameter("bucket").orElse("hour")) {
            case "hour" -> Bucket.HOUR;
            case "day" -> Bucket.DAY;
            default -> throw Inputs.wrong("figures", "bucket", "inclusion", "must be hour or day");
        };
    }

    private static String key(Exchange exchange) {
        return exchange.parameter("key")
                .filter(key -> !key.isBlank() && key.indexOf('\0') < 0)
                .orElseThrow(() -> Inputs.wrong("figures", "key", "required", "is missing: it names the tag to count"));
    }
}
