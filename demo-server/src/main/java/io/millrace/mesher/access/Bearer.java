package io.millrace.mesher.access;

import io.millrace.mesher.http.Exchange;
import java.util.Arrays;
import java.util.Optional;

/** The token of a session, as requests bring it: programs as {@code Authorization: Bearer …}, browsers as a cookie. */
public final class Bearer {

    private static final String COOKIE = "mesher_session";

    private Bearer() {}

    /** The token, if there is one. */
    public static Optional<String> token(Exchange exchange) {
        return exchange.header("Authorization")
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(header -> header.substring(7).strip())
                .or(() -> exchange.header("Cookie").flatMap(Bearer::inCookie))
                .filter(token -> !token.isEmpty());
    }

    /** The header that gives a browser its token: no script can read it, and no other site's page can send it along. */
    public static String cookie(String token, long seconds) {
        return COOKIE + "=" + token + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + seconds;
    }

    private static Optional<String> inCookie(String header) {
        return Arrays.stream(header.split(";"))
                .map(String::strip)
                .filter(pair -> pair.startsWith(COOKIE + "="))
                .map(pair -> pair.substring(COOKIE.length() + 1))
                .findFirst();
    }
}
