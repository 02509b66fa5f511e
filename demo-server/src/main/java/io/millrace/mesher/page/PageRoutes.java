package io.millrace.mesher.page;

import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.Exchange;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * {@code GET /}: the page; {@code GET /page/{file}}: its styles and its scripts. They are public; what the page shows, it
 * asks the API for.
 */
public final class PageRoutes {

    /** Nothing of another site, nothing inline. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final List<String> FILES = List.of(
            "icon.svg",
            "look.css",
            "views.css",
            "alerts.js",
            "api.js",
            "app.js",
            "chart.js",
            "dom.js",
            "event.js",
            "issue.js",
            "issues.js",
            "members.js",
            "projects.js",
            "settings.js",
            "signin.js",
            "start.js");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Answer page = answer("index.html");
    private final Map<String, Answer> files =
            FILES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), PageRoutes::answer));

    /** These routes too. */
    public Routes addTo(Routes routes) {
        return routes.get("/", exchange -> Mono.just(page)).get("/page/{file}", this::file);
    }

    private Mono<Answer> file(Exchange exchange) {
        Answer answer = files.get(exchange.variable("file"));
        return answer == null
                ? Mono.error(Refusal.notFound("unknown_path", "nothing is served at this path"))
                : Mono.just(answer);
    }

    private static Answer answer(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("nobody knows of which type " + name + " is");
        }
        return new Answer(
                200,
                Map.of("Content-Type", type, "Content-Security-Policy", POLICY, "Cache-Control", "no-cache"),
                bytes(name));
    }

    private static byte[] bytes(String name) {
        try (InputStream in = PageRoutes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the page has no " + name);
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
