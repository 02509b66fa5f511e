package io.millrace.mesher.project;

import io.millrace.mesher.access.Access;
import io.millrace.mesher.dashboard.DashboardStore;
import io.millrace.mesher.event.EventIds;
import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.Inputs;
import io.millrace.mesher.http.Pages;
import io.millrace.mesher.http.Routes;
import io.millrace.mesher.organization.Role;
import reactor.core.publisher.Mono;

/** {@code /api/v1/projects}, their keys, their settings, and what they take up. */
public final class ProjectRoutes {

    private static final String PROJECT = "/api/v1/projects/{project}";

    private final ProjectStore projects;
    private final DashboardStore figures;
    private final Access access;

    /** The routes to these projects. */
    public ProjectRoutes(ProjectStore projects, DashboardStore figures, Access access) {
        this.projects = projects;
        this.figures = figures;
        this.access = access;
    }

    /** The answer about one project. */
    record One(Project project) {}

    /** The answer about one key. */
    record OneKey(KeyView apiKey) {}

    /** These routes too. */
    public Routes addTo(Routes routes) {
        return routes.get(
                        "/api/v1/projects",
                        access.signedIn((exchange, user) ->
                                projects.of(user).collectList().map(all -> Answer.ok(new Pages.All<>(all)))))
                .post(
                        "/api/v1/orgs/{organization}/projects",
                        access.organization(
                                Role.ADMIN,
                                (exchange, seat, organization) -> Inputs.of(exchange)
                                        .flatMap(params -> projects.create(organization.id(), params))
                                        .map(project -> Answer.created(new One(project)))))
                .get(
                        PROJECT,
                        access.project(
                                Role.MEMBER, (exchange, seat, project) -> Mono.just(Answer.ok(new One(project)))))
                .get(
                        PROJECT + "/api-keys",
                        access.project(
                                Role.ADMIN,
                                (exchange, seat, project) -> projects.keys(project)
                                        .collectList()
                                        .map(all -> Answer.ok(new Pages.All<>(all)))))
                .post(
                        PROJECT + "/api-keys",
                        access.project(
                                Role.ADMIN,
                                (exchange, seat, project) -> Inputs.of(exchange)
                                        .flatMap(params -> projects.addKey(project, params))
                                        .map(key -> Answer.created(new OneKey(key)))))
                .post(
                        "/api/v1/api-keys/{id}/revoke",
                        access.inProject(
                                Role.ADMIN,
                                "key",
                                (exchange, user) -> Mono.justOrEmpty(EventIds.parse(exchange.variable("id")))
                                        .flatMap(projects::keyOf),
                                ApiKey::projectId,
                                (exchange, seat, key) ->
                                        projects.revoke(key).map(revoked -> Answer.ok(new OneKey(revoked)))))
                .get(
                        PROJECT + "/settings",
                        access.project(
                                Role.MEMBER,
                                (exchange, seat, project) ->
                                        projects.settings(project).map(Answer::ok)))
                .post(
                        PROJECT + "/settings",
                        access.project(
                                Role.ADMIN,
                                (exchange, seat, project) -> Inputs.of(exchange)
                                        .flatMap(params -> projects.change(project, params))
                                        .map(Answer::ok)))
                .get(
                        PROJECT + "/storage",
                        access.project(
                                Role.MEMBER,
                                (exchange, seat, project) ->
                                        figures.storage(project).map(Answer::ok)));
    }
}
