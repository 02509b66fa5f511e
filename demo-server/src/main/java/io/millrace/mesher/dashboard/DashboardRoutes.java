package io.millrace.mesher.dashboard;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Field;
import io.millrace.changeset.Input;
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
import io.millrace.type.Types;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/projects/{project}/dashboard/…}. */
public final class DashboardRoutes {

    private static final String DASHBOARD = "/api/v1/projects/{project}/dashboard/";
    private static final int TOP = 10;
    private static final Field<String> BUCKET = Field.of("bucket", Types.TEXT);
    private static final Field<String> KEY = Field.of("key", Types.TEXT);

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
        Input asked = Changeset.input(exchange.parameters(), BUCKET)
                .check(BUCKET, List.of("hour", "day")::contains, "must be hour or day")
                .apply();
        return Bucket.valueOf(asked.get(BUCKET, "hour").toUpperCase(Locale.ROOT));
    }

    private static String key(Exchange exchange) {
        return Inputs.required(exchange, "is missing: it names the tag to count", KEY)
                .apply()
                .get(KEY, "");
    }
}
