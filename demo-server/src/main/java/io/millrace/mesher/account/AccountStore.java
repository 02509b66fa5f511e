package io.millrace.mesher.account;

import static io.millrace.function.Dates.now;
import static io.millrace.mesher.account.SessionTable.SESSION;
import static io.millrace.mesher.account.UserTable.USER;
import static io.millrace.query.Query.from;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Field;
import io.millrace.changeset.Input;
import io.millrace.changeset.Params;
import io.millrace.mesher.http.Inputs;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.organization.Organization;
import io.millrace.mesher.organization.OrganizationStore;
import io.millrace.repo.Repo;
import io.millrace.type.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** Registers people, signs them in, and knows them again. */
public final class AccountStore {

    /** How long a session lasts. */
    public static final Duration SESSION_LENGTH = Duration.ofDays(7);

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Field<String> LOGIN = Field.of("email", Types.TEXT);
    private static final Field<String> PASSWORD =
            Field.of("password", Types.TEXT).sensitive();
    private static final Field<String> ORGANIZATION = Field.of("organization", Types.TEXT);

    private static final int TOKEN_BYTES = 32;

    private final Repo repo;
    private final OrganizationStore organizations;
    private final Clock clock;

    /** The accounts in this database. */
    public AccountStore(Repo repo, OrganizationStore organizations, Clock clock) {
        this.repo = repo;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** Somebody new, and the organization that they own. */
    public record Registered(User user, Organization organization) {}

    /** Somebody who is signed in now, with the token that says so. */
    public record SignedIn(User user, String token) {}

    /** Somebody new, who owns an organization of their own: both, or neither. Fails with what is wrong, field by field. */
    public Mono<Registered> register(Params params) {
        return Mono.defer(() -> {
            Changeset<User> person = USER.cast(params, USER.email, USER.displayName)
                    .required(USER.email, USER.displayName)
                    .length(USER.email, 3, 254)
                    .format(USER.email, EMAIL)
                    .length(USER.displayName, 1, 80)
                    .unique(USER.email);
            Changeset<Input> rest = Changeset.input(params, PASSWORD, ORGANIZATION)
                    .required(PASSWORD)
                    .length(PASSWORD, 10, 200)
                    .length(ORGANIZATION, 1, 80);
            Inputs.require("User", person, rest);
            Input given = rest.apply();
            String email = Objects.requireNonNull(person.get(USER.email));
            String name = given.get(ORGANIZATION, Objects.requireNonNull(person.get(USER.displayName)));
            return Passwords.hash(given.get(PASSWORD, ""))
                    .flatMap(hash -> repo.transaction(repo.insert(person.put(
                                    USER.email.to(email.toLowerCase(Locale.ROOT)), USER.passwordHash.to(hash)))
                            .flatMap(user -> organizations
                                    .found(name, user.id())
                                    .map(organization -> new Registered(user, organization)))));
        });
    }

    /** Signs in; 401 where e-mail and password do not go together, with no word about which of them it was. */
    public Mono<SignedIn> signIn(Params params) {
        return Mono.defer(() -> {
            Changeset<Input> input = Changeset.input(params, LOGIN, PASSWORD).required(LOGIN, PASSWORD);
            Inputs.require("SignIn", input);
            Input given = input.apply();
            return repo.getBy(USER, USER.email.eq(given.get(LOGIN, "").toLowerCase(Locale.ROOT)))
                    .map(Optional::of)
                    .defaultIfEmpty(Optional.empty())
                    .flatMap(found -> Passwords.matches(
                                    given.get(PASSWORD, ""),
                                    found.map(User::passwordHash).orElse(""))
                            .filter(right -> right && found.isPresent())
                            .map(right -> found.orElseThrow()))
                    .switchIfEmpty(Mono.error(() -> Refusal.unauthorized(
                            "wrong_credentials", "there is no user with this e-mail and this password")))
                    .flatMap(this::open);
        });
    }

    /** A session of this user. */
    public Mono<SignedIn> open(User user) {
        return Tokens.drawn(TOKEN_BYTES)
                .flatMap(token -> repo.insert(SESSION.draft()
                                .tokenHash(Tokens.hash(token))
                                .userId(user.id())
                                .expiresAt(clock.instant().plus(SESSION_LENGTH)))
                        .thenReturn(new SignedIn(user, token)));
    }

    /** Whose token this is; empty where it is nobody's, or no longer. */
    public Mono<User> known(String token) {
        return repo.first(from(USER)
                .where(USER.sessions.any(SESSION.tokenHash.eq(Tokens.hash(token)), SESSION.expiresAt.gt(now()))));
    }

    /** Ends the session of this token. */
    public Mono<Void> signOut(String token) {
        return repo.deleteAll(from(SESSION).where(SESSION.tokenHash.eq(Tokens.hash(token))))
                .then();
    }

    /** Takes away the sessions that are over. */
    public Mono<Long> forgetExpired() {
        return repo.deleteAll(from(SESSION).where(SESSION.expiresAt.le(now())));
    }
}
