package io.millrace.mesher.ingest;

import io.millrace.mesher.http.Exchange;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key that a request brings: in the header {@code X-Sentry-Auth} (or {@code Authorization}), else in the query as
 * {@code sentry_key}, else in the {@code dsn} of its envelope.
 */
final class Credentials {

    /** {@code Sentry sentry_version=7, sentry_key=…, sentry_client=…}, in any order. */
    private static final Pattern HEADER_KEY =
            Pattern.compile("(?i)(?:^Sentry\\s+|[\\s,])sentry_key\\s*=\\s*\"?([^\\s,\"]+)");

    private Credentials() {}

    static Optional<String> of(Exchange exchange) {
        return exchange.header("X-Sentry-Auth")
                .flatMap(Credentials::inHeader)
                .or(() -> exchange.header("Authorization").flatMap(Credentials::inHeader))
                .or(() -> exchange.parameter("sentry_key").filter(key -> !key.isEmpty()));
    }

    static Optional<String> inHeader(String header) {
        Matcher key = HEADER_KEY.matcher(header);
        return header.regionMatches(true, 0, "Sentry ", 0, 7) && key.find()
                ? Optional.of(key.group(1))
                : Optional.empty();
    }

    /** The key of {@code https://key@host/project}; the old form with a secret after a colon is read too. */
    static Optional<String> inDsn(String dsn) {
        try {
            return Optional.ofNullable(new URI(dsn).getUserInfo())
                    .map(user -> user.split(":", 2)[0])
                    .filter(key -> !key.isEmpty());
        } catch (URISyntaxException noDsn) {
            return Optional.empty();
        }
    }
}
