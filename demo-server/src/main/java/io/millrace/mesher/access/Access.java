package io.millrace.mesher.access;

import static io.millrace.mesher.organization.MembershipTable.MEMBERSHIP;
import static io.millrace.mesher.organization.OrganizationTable.ORGANIZATION;
import static io.millrace.mesher.project.ProjectTable.PROJECT;
import static io.millrace.query.Query.from;

import io.millrace.expr.Condition;
import io.millrace.mesher.account.AccountStore;
import io.millrace.mesher.account.User;
import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.Exchange;
import io.millrace.mesher.http.Handler;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.organization.Membership;
import io.millrace.mesher.organization.Organization;
import io.millrace.mesher.organization.OrganizationStore;
import io.millrace.mesher.organization.Role;
import io.millrace.mesher.project.Project;
import io.millrace.mesher.project.ProjectStore;
import io.millrace.repo.Repo;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Lets in who may: 401 without a session, 404 about what belongs to an organization that the asker is not in, whether it
 * exists or not, and 403 where the asker's role does not reach.
 */
public final class Access {

    private final Repo repo;
    private final AccountStore accounts;
    private final OrganizationStore organizations;
    private final ProjectStore projects;

    /** Access to what is in this database. */
    public Access(Repo repo, AccountStore accounts, OrganizationStore organizations, ProjectStore projects) {
        this.repo = repo;
        this.accounts = accounts;
        this.organizations = organizations;
        this.projects = projects;
    }

    /** A handler for anybody who is signed in. */
    public Handler signedIn(BiFunction<Exchange, User, Mono<Answer>> handler) {
        return exchange -> user(exchange).flatMap(user -> handler.apply(exchange, user));
    }

    /** A handler about the organization that the path names {@code {organization}}. */
    public Handler organization(Role needed, Within<Organization> handler) {
        return exchange -> user(exchange)
                .flatMap(user -> organizations
                        .find(exchange.variable("organization"))
                        .flatMap(found -> seat(user, MEMBERSHIP.organizationId.eq(found.id()), needed)
                                .flatMap(seat -> handler.handle(exchange, seat, found)))
                        .switchIfEmpty(unknown("organization")));
    }

    /** A handler about the project that the path names {@code {project}}. */
    public Handler project(Role needed, Within<Project> handler) {
        return inProject(
                needed,
                "project",
                (exchange, user) -> projects.find(exchange.variable("project")),
                Project::id,
                handler);
    }

    /**
     * A handler about something that belongs to a project.
     *
     * @param noun what it is called, for whoever asks for one that there is not
     * @param find finds it, for the user that asks
     * @param projectOf the project that it belongs to
     */
    public <T> Handler inProject(
            Role needed,
            String noun,
            BiFunction<Exchange, User, Mono<T>> find,
            Function<? super T, UUID> projectOf,
            Within<T> handler) {
        return exchange -> user(exchange)
                .flatMap(user -> find.apply(exchange, user)
                        .flatMap(found -> seat(user, inProject(projectOf.apply(found)), needed)
                                .flatMap(seat -> handler.handle(exchange, seat, found)))
                        .switchIfEmpty(unknown(noun)));
    }

    /** The seat of whoever asks in the organization of a project; 401, 404 or 403 where there is none. */
    public Mono<Seat> seat(Exchange exchange, Project project, Role needed) {
        return user(exchange)
                .flatMap(user -> seat(user, inProject(project.id()), needed).switchIfEmpty(unknown("project")));
    }

    /** Who asks; 401 where nobody is signed in. */
    public Mono<User> user(Exchange exchange) {
        return Bearer.token(exchange)
                .map(accounts::known)
                .orElse(Mono.empty())
                .switchIfEmpty(
                        Mono.error(() -> Refusal.unauthorized("not_signed_in", "sign in first: POST /api/v1/login")));
    }

    /** Whether somebody is in the organization of a project. */
    public Mono<Boolean> isMember(UUID user, UUID project) {
        return repo.exists(from(MEMBERSHIP).where(MEMBERSHIP.userId.eq(user), inProject(project)));
    }

    private Mono<Seat> seat(User user, Condition<? super Membership> where, Role needed) {
        return repo.first(from(MEMBERSHIP).where(MEMBERSHIP.userId.eq(user.id()), where))
                .map(membership -> {
                    Seat seat = new Seat(user, membership.organizationId(), membership.role());
                    seat.require(needed);
                    return seat;
                });
    }

    private static Condition<Membership> inProject(UUID project) {
        return MEMBERSHIP.organization.has(ORGANIZATION.projects.any(PROJECT.id.eq(project)));
    }

    private static <T> Mono<T> unknown(String noun) {
        return Mono.error(() -> Refusal.notFound("unknown_" + noun, "there is no such " + noun));
    }
}
