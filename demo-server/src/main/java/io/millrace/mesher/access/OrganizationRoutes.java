package io.millrace.mesher.access;

import io.millrace.mesher.event.EventIds;
import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.Exchange;
import io.millrace.mesher.http.Inputs;
import io.millrace.mesher.http.Pages;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.http.Routes;
import io.millrace.mesher.organization.Membership;
import io.millrace.mesher.organization.Organization;
import io.millrace.mesher.organization.OrganizationStore;
import io.millrace.mesher.organization.Role;
import reactor.core.publisher.Mono;

/** {@code /api/v1/orgs}, and the members of each. */
public final class OrganizationRoutes {

    private static final String MEMBERS = "/api/v1/orgs/{organization}/members";

    private final OrganizationStore organizations;
    private final Access access;

    /** The routes to these organizations. */
    public OrganizationRoutes(OrganizationStore organizations, Access access) {
        this.organizations = organizations;
        this.access = access;
    }

    /** The answer to a change of one member. */
    record One(Membership member) {}

    /** These routes too. */
    public Routes addTo(Routes routes) {
        return routes.get(
                        "/api/v1/orgs",
                        access.signedIn((exchange, user) ->
                                organizations.of(user).collectList().map(all -> Answer.ok(new Pages.All<>(all)))))
                .get(
                        MEMBERS,
                        access.organization(
                                Role.MEMBER,
                                (exchange, seat, organization) -> organizations
                                        .members(organization)
                                        .collectList()
                                        .map(all -> Answer.ok(new Pages.All<>(all)))))
                .post(MEMBERS, access.organization(Role.ADMIN, this::add))
                .post(MEMBERS + "/{member}/role", access.organization(Role.OWNER, this::change))
                .post(MEMBERS + "/{member}/remove", access.organization(Role.ADMIN, this::remove));
    }

    private Mono<Answer> add(Exchange exchange, Seat seat, Organization organization) {
        return Inputs.of(exchange, "role")
                .flatMap(params -> organizations.add(organization, params, role -> mayTouch(seat, role)))
                .map(member -> Answer.created(new One(member)));
    }

    private Mono<Answer> change(Exchange exchange, Seat seat, Organization organization) {
        return Inputs.of(exchange, "role")
                .flatMap(params ->
                        member(exchange, organization).flatMap(member -> organizations.change(member, params)))
                .map(member -> Answer.ok(new One(member)));
    }

    private Mono<Answer> remove(Exchange exchange, Seat seat, Organization organization) {
        return member(exchange, organization)
                .doOnNext(member -> mayTouch(seat, member.role()))
                .flatMap(organizations::remove)
                .map(member -> Answer.ok(new One(member)));
    }

    /** An admin deals with members; who is admin or owner is the owners' own affair. */
    private static void mayTouch(Seat seat, Role role) {
        if (role.atLeast(Role.ADMIN)) {
            seat.require(Role.OWNER);
        }
    }

    private Mono<Membership> member(Exchange exchange, Organization organization) {
        return Mono.justOrEmpty(EventIds.parse(exchange.variable("member")))
                .flatMap(id -> organizations.member(organization, id))
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("unknown_member", "there is no such member")));
    }
}
