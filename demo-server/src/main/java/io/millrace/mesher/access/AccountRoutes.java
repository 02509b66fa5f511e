package io.millrace.mesher.access;

import io.millrace.mesher.account.AccountStore;
import io.millrace.mesher.account.AccountView;
import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.Exchange;
import io.millrace.mesher.http.Inputs;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.http.Routes;
import java.util.Map;
import reactor.core.publisher.Mono;

/** {@code POST /api/v1/register}, {@code login}, {@code logout}, and {@code GET /api/v1/me}. */
public final class AccountRoutes {

    private final AccountStore accounts;
    private final Access access;
    private final boolean open;

    /**
     * The routes to these accounts.
     *
     * @param open whether anybody may register
     */
    public AccountRoutes(AccountStore accounts, Access access, boolean open) {
        this.accounts = accounts;
        this.access = access;
        this.open = open;
    }

    /** The answer to somebody who signed in; browsers get the token as a cookie as well. */
    record Session(AccountView user, String token) {}

    /** The answer to somebody who asks who they are. */
    record Me(AccountView user) {}

    /** These routes too. */
    public Routes addTo(Routes routes) {
        return routes.post("/api/v1/register", this::register)
                .post("/api/v1/login", this::login)
                .post("/api/v1/logout", this::logout)
                .get(
                        "/api/v1/me",
                        access.signedIn((exchange, user) -> Mono.just(Answer.ok(new Me(AccountView.of(user))))));
    }

    private Mono<Answer> register(Exchange exchange) {
        if (!open) {
            return Mono.error(Refusal.forbidden("registration_closed", "this Mesher takes nobody new by itself"));
        }
        return Inputs.of(exchange)
                .flatMap(accounts::register)
                .flatMap(registered -> accounts.open(registered.user()))
                .map(AccountRoutes::welcome);
    }

    private Mono<Answer> login(Exchange exchange) {
        return Inputs.of(exchange).flatMap(accounts::signIn).map(AccountRoutes::welcome);
    }

    private Mono<Answer> logout(Exchange exchange) {
        return Bearer.token(exchange)
                .map(accounts::signOut)
                .orElse(Mono.empty())
                .thenReturn(Answer.ok(Map.of()).with("Set-Cookie", Bearer.cookie("", 0)));
    }

    private static Answer welcome(AccountStore.SignedIn signedIn) {
        return Answer.ok(new Session(AccountView.of(signedIn.user()), signedIn.token()))
                .with("Set-Cookie", Bearer.cookie(signedIn.token(), AccountStore.SESSION_LENGTH.toSeconds()));
    }
}
