package io.millrace.mesher.alert;

import io.millrace.mesher.access.Access;
import io.millrace.mesher.event.EventIds;
import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.Exchange;
import io.millrace.mesher.http.Handler;
import io.millrace.mesher.http.Inputs;
import io.millrace.mesher.http.Pages;
import io.millrace.mesher.http.Routes;
import io.millrace.mesher.organization.Role;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The rules of a project and its alerts. */
public final class AlertRoutes {

    private static final String PROJECT = "/api/v1/projects/{project}";

    private final AlertStore alerts;
    private final Access access;

    /** The routes to these rules and alerts. */
    public AlertRoutes(AlertStore alerts, Access access) {
        this.alerts = alerts;
        this.access = access;
    }

    /** The answer about one rule. */
    record OneRule(AlertRule alertRule) {}

    /** The answer about one alert. */
    record One(Alert alert) {}

    /** These routes too. */
    public Routes addTo(Routes routes) {
        return routes.get(
                        PROJECT + "/alert-rules",
                        access.project(
                                Role.MEMBER,
                                (exchange, seat, project) -> alerts.rules(project.id())
                                        .collectList()
                                        .map(all -> Answer.ok(new Pages.All<>(all)))))
                .post(
                        PROJECT + "/alert-rules",
                        access.project(
                                Role.ADMIN,
                                (exchange, seat, project) -> Inputs.of(exchange, "conditionType")
                                        .flatMap(params -> alerts.create(project.id(), params))
                                        .map(rule -> Answer.created(new OneRule(rule)))))
                .post("/api/v1/alert-rules/{id}/toggle", rule(alerts::toggle))
                .post("/api/v1/alert-rules/{id}/delete", rule(alerts::delete))
                .get(
                        PROJECT + "/alerts",
                        access.project(
                                Role.MEMBER,
                                (exchange, seat, project) -> alerts.alerts(
                                                project.id(),
                                                exchange.parameter("status").map(AlertRoutes::status),
                                                Pages.cursor(exchange),
                                                Pages.limit(exchange))
                                        .map(Pages::answer)
                                        .onErrorMap(Pages::refused)))
                .post("/api/v1/alerts/{id}/acknowledge", alert(alerts::acknowledge))
                .post("/api/v1/alerts/{id}/resolve", alert(alerts::resolve));
    }

    private Handler rule(Function<AlertRule, Mono<AlertRule>> action) {
        return access.inProject(
                Role.ADMIN,
                "alert_rule",
                (exchange, user) -> id(exchange).flatMap(alerts::rule),
                AlertRule::projectId,
                (exchange, seat, rule) -> action.apply(rule).map(done -> Answer.ok(new OneRule(done))));
    }

    private Handler alert(Function<Alert, Mono<Alert>> action) {
        return access.inProject(
                Role.MEMBER,
                "alert",
                (exchange, user) -> id(exchange).flatMap(alerts::alert),
                Alert::projectId,
                (exchange, seat, alert) -> action.apply(alert).map(done -> Answer.ok(new One(done))));
    }

    private static Mono<UUID> id(Exchange exchange) {
        return Mono.justOrEmpty(EventIds.parse(exchange.variable("id")));
    }

    private static AlertStatus status(String text) {
        for (AlertStatus status : AlertStatus.values()) {
            if (status.label().equals(text)) {
                return status;
            }
        }
        throw Inputs.wrong("page", "status", "inclusion", "must be active, acknowledged or resolved");
    }
}
