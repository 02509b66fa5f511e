package io.millrace.mesher.http;

import io.millrace.error.CommitOutcomeUnknown;
import io.millrace.error.ConnectionFailure;
import io.millrace.error.InvalidChangeset;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * The table of what is served where. Immutable.
 *
 * <p>A path that nobody serves is answered 404, a method that the path does not know 405, a {@link Refusal} with its own
 * status, an input with wrong fields 422 with their names, a request that found the database away or overrun 503, and any other failure 500 with a line in the log. Each is
 * JSON, and none ends the server.
 */
public final class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private static final String CONTENT_TYPE = "Content-Type";

    private final List<Route> routes;

    private Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** No route yet. */
    public static Routes none() {
        return new Routes(List.of());
    }

    /** These routes and one for GET, which answers HEAD as well. A variable stands in braces: {@code /events/{id}}. */
    public Routes get(String path, Handler handler) {
        return and(HttpMethod.GET, path, handler).and(HttpMethod.HEAD, path, handler);
    }

    /** These routes and one for POST. */
    public Routes post(String path, Handler handler) {
        return and(HttpMethod.POST, path, handler);
    }

    /** These routes and one for POST, whose answers have these headers whatever becomes of the request. */
    public Routes post(String path, Map<String, String> always, Handler handler) {
        return and(Route.of(HttpMethod.POST, path, handler).with(always));
    }

    /** These routes and one for a WebSocket. */
    public Routes socket(String path, SocketHandler handler) {
        return and(Route.socket(path, handler));
    }

    /** Every method and path, such as {@code GET /health}; what answers GET answers HEAD too, and is listed once. */
    public List<String> described() {
        return routes.stream()
                .filter(route -> !route.method().equals(HttpMethod.HEAD))
                .map(Route::toString)
                .toList();
    }

    /** These routes and one for OPTIONS. */
    public Routes options(String path, Handler handler) {
        return and(HttpMethod.OPTIONS, path, handler);
    }

    private Routes and(HttpMethod method, String path, Handler handler) {
        return and(Route.of(method, path, handler));
    }

    private Routes and(Route route) {
        List<Route> more = new ArrayList<>(routes);
        more.add(route);
        return new Routes(more);
    }

    Publisher<Void> serve(HttpServerRequest request, HttpServerResponse response) {
        return Mono.defer(() -> answer(request, response))
                .onErrorResume(failure -> Mono.just(answerTo(failure, request)))
                .flatMap(answer -> send(answer, request, response));
    }

    private Mono<Answer> answer(HttpServerRequest request, HttpServerResponse response) {
        String uri = request.uri();
        int query = uri.indexOf('?');
        List<String> path = Route.split(query < 0 ? uri : uri.substring(0, query));
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(path);
            if (variables.isPresent()) {
                if (route.method().equals(request.method())) {
                    return Mono.defer(() -> route.served().answer(new Exchange(request, variables.get()), response))
                            .onErrorResume(failure -> Mono.just(answerTo(failure, request)))
                            .map(answer -> answer.with(route.always()));
                }
                allowed.add(route.method().name());
            }
        }
        if (allowed.isEmpty()) {
            return Mono.error(Refusal.notFound("unknown_path", "nothing is served at this path"));
        }
        String methods = String.join(", ", allowed);
        Refusal refusal = new Refusal(
                HttpResponseStatus.METHOD_NOT_ALLOWED, "unknown_method", "this path is served with " + methods);
        return Mono.just(Answer.of(refusal).with("Allow", methods));
    }

    private static Answer answerTo(Throwable failure, HttpServerRequest request) {
        if (failure instanceof Refusal refusal) {
            return Answer.of(refusal);
        }
        if (failure instanceof InvalidChangeset invalid) {
            return Answer.of(invalid);
        }
        if (isAway(failure)) {
            LOG.warn("{} {} found no database: {}", request.method(), request.path(), failure.getMessage());
            return Answer.unavailable("the database does not answer now; try again");
        }
        if (failure instanceof Unavailable unavailable) {
            return Answer.unavailable(String.valueOf(unavailable.getMessage()));
        }
        LOG.error("{} {} failed", request.method(), request.path(), failure);
        return Answer.failure();
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof ConnectionFailure || failure instanceof CommitOutcomeUnknown;
    }

    private static Mono<Void> send(Answer answer, HttpServerRequest request, HttpServerResponse response) {
        byte[] body = answer.bytes();
        answer.headers().forEach(response::header);
        response.status(answer.status());
        if (!answer.headers().containsKey(CONTENT_TYPE)) {
            response.header(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
        }
        // What is answered is one person's own, unless it says otherwise.
        if (!answer.headers().containsKey("Cache-Control")) {
            response.header(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        }
        response.header("X-Content-Type-Options", "nosniff");
        response.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
        if (answer.status() == HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE.code()) {
            // The rest of the body may still be on its way, and nobody is going to read it.
            response.header(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return request.method().equals(HttpMethod.HEAD)
                ? response.send()
                : response.sendByteArray(Mono.just(body)).then();
    }
}
