package io.millrace.mesher.issue;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Field;
import io.millrace.changeset.Input;
import io.millrace.changeset.Params;
import io.millrace.mesher.access.Access;
import io.millrace.mesher.access.Seat;
import io.millrace.mesher.access.Within;
import io.millrace.mesher.event.EventIds;
import io.millrace.mesher.event.Level;
import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.Exchange;
import io.millrace.mesher.http.Handler;
import io.millrace.mesher.http.Inputs;
import io.millrace.mesher.http.Pages;
import io.millrace.mesher.http.Routes;
import io.millrace.mesher.organization.Role;
import io.millrace.mesher.project.Project;
import io.millrace.type.Types;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The issues of a project, and what is done about one. */
public final class IssueRoutes {

    private static final String ISSUE = "/api/v1/issues/{id}";
    private static final int TIMELINE = 50;
    private static final Field<String> STATUS = Field.of("status", Types.TEXT);
    private static final Field<String> LEVEL = Field.of("level", Types.TEXT);
    private static final Field<String> ASSIGNED_TO = Field.of("assigned_to", Types.TEXT);
    private static final Field<String> ENVIRONMENT = Field.of("environment", Types.TEXT);
    private static final Field<String> WORDS = Field.of("q", Types.TEXT);
    private static final String ME = "me";
    private static final int LONGEST = 200;

    private final IssueStore issues;
    private final Access access;
    private final BiConsumer<Issue, String> tell;

    /**
     * The routes to these issues.
     *
     * @param tell who hears of what was done about one
     */
    public IssueRoutes(IssueStore issues, Access access, BiConsumer<Issue, String> tell) {
        this.issues = issues;
        this.access = access;
        this.tell = tell;
    }

    /** The answer about one issue. */
    record One(Issue issue) {}

    /** These routes too. */
    public Routes addTo(Routes routes) {
        return routes.get("/api/v1/projects/{project}/issues", access.project(Role.MEMBER, this::list))
                .get(ISSUE, about(Role.MEMBER, (exchange, seat, issue) -> Mono.just(Answer.ok(new One(issue)))))
                .post(ISSUE + "/resolve", action("resolved", issues::resolve))
                .post(ISSUE + "/archive", action("archived", issue -> issues.mark(issue, IssueStatus.ARCHIVED)))
                .post(ISSUE + "/unresolve", action("unresolved", issue -> issues.mark(issue, IssueStatus.UNRESOLVED)))
                .post(ISSUE + "/discard", action("discarded", issue -> issues.mark(issue, IssueStatus.DISCARDED)))
                .post(ISSUE + "/assign", about(Role.MEMBER, this::assign))
                .post(ISSUE + "/delete", about(Role.ADMIN, this::delete))
                .get(ISSUE + "/events", about(Role.MEMBER, this::events))
                .get(
                        ISSUE + "/timeline",
                        about(
                                Role.MEMBER,
                                (exchange, seat, issue) -> issues.timeline(issue, Pages.limit(exchange, TIMELINE))
                                        .collectList()
                                        .map(all -> Answer.ok(new Pages.All<>(all)))));
    }

    private Handler about(Role needed, Within<Issue> handler) {
        return access.inProject(
                needed,
                "issue",
                (exchange, user) -> Mono.justOrEmpty(EventIds.parse(exchange.variable("id")))
                        .flatMap(issues::find),
                Issue::projectId,
                handler);
    }

    private Handler action(String name, Function<Issue, Mono<Issue>> action) {
        return about(
                Role.MEMBER,
                (exchange, seat, issue) -> action.apply(issue)
                        .doOnNext(done -> tell.accept(done, name))
                        .map(done -> Answer.ok(new One(done))));
    }

    private Mono<Answer> list(Exchange exchange, Seat seat, Project project) {
        Changeset<Input> asked = Changeset.input(exchange.parameters(), STATUS, LEVEL, ASSIGNED_TO, ENVIRONMENT, WORDS)
                .check(
                        STATUS,
                        text -> IssueStatus.of(text).isPresent(),
                        "must be unresolved, resolved, archived or discarded")
                .check(LEVEL, text -> Level.of(text).isPresent(), "must be fatal, error, warning, info or debug")
                .check(
                        ASSIGNED_TO,
                        text -> text.equals(ME) || EventIds.parse(text).isPresent(),
                        "must be me, or the UUID of a user")
                .length(ENVIRONMENT, 0, LONGEST)
                .length(WORDS, 0, LONGEST);
        Inputs.require("page", asked, Pages.asked(exchange));
        Input given = asked.apply();
        IssueFilter filter = new IssueFilter(
                given(given, STATUS).flatMap(IssueStatus::of),
                given(given, LEVEL).flatMap(Level::of),
                given(given, ASSIGNED_TO)
                        .flatMap(text ->
                                text.equals(ME) ? Optional.of(seat.user().id()) : EventIds.parse(text)),
                given(given, ENVIRONMENT),
                given(given, WORDS));
        return issues.list(project.id(), filter, Pages.cursor(exchange), Pages.limit(exchange))
                .map(Pages::answer)
                .onErrorMap(Pages::refused);
    }

    private Mono<Answer> events(Exchange exchange, Seat seat, Issue issue) {
        return issues.events(issue, Pages.cursor(exchange), Pages.limit(exchange))
                .map(Pages::answer)
                .onErrorMap(Pages::refused);
    }

    private Mono<Answer> assign(Exchange exchange, Seat seat, Issue issue) {
        return Inputs.of(exchange)
                .map(IssueRoutes::renamed)
                .map(params -> issues.assignment(issue, params))
                .flatMap(assignment -> known(assignment, issue))
                .flatMap(issues::assign)
                .doOnNext(done -> tell.accept(done, "assigned"))
                .map(done -> Answer.ok(new One(done)));
    }

    private Mono<Changeset<Issue>> known(Changeset<Issue> assignment, Issue issue) {
        Inputs.require("Issue", assignment);
        UUID user = assignment.get(IssueTable.ISSUE.assignedTo);
        return user == null
                ? Mono.just(assignment)
                : access.isMember(user, issue.projectId())
                        .flatMap(member -> member
                                ? Mono.just(assignment)
                                : Mono.error(
                                        Inputs.wrong("Issue", "userId", "unknown", "is nobody of this organization")));
    }

    private static Params renamed(Params params) {
        if (!params.has("userId")) {
            throw Inputs.wrong("Issue", "userId", "required", "is missing; null is for nobody");
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("assignedTo", params.get("userId"));
        return Params.of(values);
    }

    private Mono<Answer> delete(Exchange exchange, Seat seat, Issue issue) {
        return issues.delete(issue).map(gone -> {
            tell.accept(issue, "deleted");
            return Answer.ok(new One(issue));
        });
    }

    private static Optional<String> given(Input input, Field<String> field) {
        return Optional.ofNullable(input.get(field)).filter(text -> !text.isBlank());
    }
}
