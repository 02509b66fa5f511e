package io.millrace.mesher.organization;

import static io.millrace.mesher.account.UserTable.USER;
import static io.millrace.mesher.organization.MembershipTable.MEMBERSHIP;
import static io.millrace.mesher.organization.OrganizationTable.ORGANIZATION;
import static io.millrace.query.Query.from;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Field;
import io.millrace.changeset.Input;
import io.millrace.changeset.Params;
import io.millrace.error.ConstraintViolation;
import io.millrace.mesher.account.Tokens;
import io.millrace.mesher.account.User;
import io.millrace.mesher.http.Inputs;
import io.millrace.mesher.http.Refusal;
import io.millrace.repo.Repo;
import io.millrace.type.Types;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Organizations and their members. */
public final class OrganizationStore {

    private static final Field<String> EMAIL = Field.of("email", Types.TEXT);

    private final Repo repo;

    /** The organizations in this database. */
    public OrganizationStore(Repo repo) {
        this.repo = repo;
    }

    /** The organization that an address names by its slug or its id; empty where there is none. */
    public Mono<Organization> find(String reference) {
        if (reference.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return repo.get(ORGANIZATION, UUID.fromString(reference));
        }
        return Slugs.FORM.matcher(reference).matches()
                ? repo.getBy(ORGANIZATION, ORGANIZATION.slug.eq(reference))
                : Mono.empty();
    }

    /** The organizations that somebody is in, by name. */
    public Flux<Organization> of(User user) {
        return repo.all(USER.organizations.of(user).orderBy(ORGANIZATION.name.asc(), ORGANIZATION.id.asc()));
    }

    /** A new organization, owned by this user. Where others have the slug that its name suggests, it gets a longer one. */
    public Mono<Organization> found(String name, UUID owner) {
        String slug = Slugs.of(name);
        return found(name, slug, owner)
                .onErrorResume(
                        ConstraintViolation.class,
                        taken -> Tokens.drawn(4).flatMap(more -> found(name, slug + "-" + more, owner)));
    }

    /** In a transaction of others it is a savepoint: a slug that is taken undoes nothing else. */
    private Mono<Organization> found(String name, String slug, UUID owner) {
        return repo.transaction(repo.insert(ORGANIZATION.draft().name(name).slug(slug))
                .flatMap(made -> repo.insert(MEMBERSHIP
                                .draft()
                                .userId(owner)
                                .organizationId(made.id())
                                .role(Role.OWNER))
                        .thenReturn(made)));
    }

    /** The members, the first who joined first. */
    public Flux<MemberView> members(Organization organization) {
        return repo.all(from(MEMBERSHIP)
                .where(MEMBERSHIP.organizationId.eq(organization.id()))
                .orderBy(MEMBERSHIP.joinedAt.asc(), MEMBERSHIP.id.asc())
                .select(MEMBERSHIP.row(), MEMBERSHIP.user().displayName, MEMBERSHIP.user().email)
                .as(MemberView::of));
    }

    /** A new member. Fails with what is wrong, field by field. */
    public Mono<Membership> add(Organization organization, Params params, Consumer<Role> mayGive) {
        return Mono.defer(() -> {
            Changeset<Membership> membership =
                    MEMBERSHIP.cast(params, MEMBERSHIP.role).required(MEMBERSHIP.role);
            Changeset<Input> input = Changeset.input(params, EMAIL).required(EMAIL);
            Inputs.require("Membership", membership, input);
            mayGive.accept(membership.row().map(Membership::role).orElseGet(() -> role(membership)));
            return repo.getBy(USER, USER.email.eq(input.apply().get(EMAIL, "").toLowerCase(Locale.ROOT)))
                    .switchIfEmpty(Mono.error(() ->
                            Inputs.wrong("Membership", "email", "unknown", "is nobody's who has registered here")))
                    .flatMap(user -> repo.insert(membership
                            .put(MEMBERSHIP.userId.to(user.id()), MEMBERSHIP.organizationId.to(organization.id()))
                            .unique(MEMBERSHIP.userId, MEMBERSHIP.organizationId)));
        });
    }

    private static Role role(Changeset<Membership> membership) {
        Role role = membership.get(MEMBERSHIP.role);
        return role == null ? Role.OWNER : role;
    }

    /** The membership of this id in this organization; empty where there is none. */
    public Mono<Membership> member(Organization organization, UUID id) {
        return repo.getBy(MEMBERSHIP, MEMBERSHIP.id.eq(id), MEMBERSHIP.organizationId.eq(organization.id()));
    }

    /** Another role for a member. Fails with what is wrong, and where nobody would own the organization any more. */
    public Mono<Membership> change(Membership membership, Params params) {
        return Mono.defer(() -> {
            Changeset<Membership> changes =
                    MEMBERSHIP.edit(membership, params, MEMBERSHIP.role).required(MEMBERSHIP.role);
            Inputs.require("Membership", changes);
            return owned(membership, repo.update(changes));
        });
    }

    /** Takes a member out. Fails where nobody would own the organization any more. */
    public Mono<Membership> remove(Membership membership) {
        return owned(membership, repo.delete(MEMBERSHIP, membership));
    }

    /** The organization's row is locked meanwhile, so that two owners cannot both leave because the other one stays. */
    private <T> Mono<T> owned(Membership membership, Mono<T> change) {
        var owners = from(MEMBERSHIP)
                .where(MEMBERSHIP.organizationId.eq(membership.organizationId()), MEMBERSHIP.role.eq(Role.OWNER));
        return repo.transaction(repo.first(from(ORGANIZATION)
                        .where(ORGANIZATION.id.eq(membership.organizationId()))
                        .forUpdate())
                .then(change)
                .flatMap(changed -> repo.exists(owners)
                        .flatMap(owned -> owned
                                ? Mono.just(changed)
                                : Mono.error(new Refusal(
                                        HttpResponseStatus.CONFLICT,
                                        "last_owner",
                                        "an organization has at least one owner")))));
    }
}
