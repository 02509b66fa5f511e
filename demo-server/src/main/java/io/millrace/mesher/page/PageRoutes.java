package io.millrace.mesher.page;

import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.Handler;
import io.millrace.mesher.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import reactor.core.publisher.Mono;

/** {@code GET /}: the page, with its style and its script. It is public; what it shows, it asks the API for. */
public final class PageRoutes {

    /** Nothing of another site, nothing inline. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** These routes too. */
    public Routes addTo(Routes routes) {
        return routes.get("/", file("index.html", "text/html; charset=utf-8"))
                .get("/app.js", file("app.js", "text/javascript; charset=utf-8"))
                .get("/views.js", file("views.js", "text/javascript; charset=utf-8"))
                .get("/app.css", file("app.css", "text/css; charset=utf-8"));
    }

    private static Handler file(String name, String type) {
        byte[] bytes = bytes(name);
        Answer answer = new Answer(
                200,
                Map.of("Content-Type", type, "Content-Security-Policy", POLICY, "Cache-Control", "no-cache"),
                bytes);
        return exchange -> Mono.just(answer);
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
