package io.millrace.mesher.http;

import io.netty.handler.codec.http.HttpMethod;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** A method, a path with variables, what is done there, and the headers that every answer has. */
record Route(HttpMethod method, List<String> segments, Served served, Map<String, String> always) {

    /** What is done with a request; empty where it was answered on the way, as a WebSocket is. */
    @FunctionalInterface
    interface Served {
        Mono<Answer> answer(Exchange exchange, HttpServerResponse response);
    }

    static Route of(HttpMethod method, String path, Handler handler) {
        return new Route(method, split(path), (exchange, response) -> handler.handle(exchange), Map.of());
    }

    Route with(Map<String, String> headers) {
        return new Route(method, segments, served, headers);
    }

    static Route socket(String path, SocketHandler handler) {
        return new Route(
                HttpMethod.GET,
                split(path),
                (exchange, response) -> handler.open(exchange)
                        .flatMap(conversation -> response.sendWebsocket((received, sent) -> sent.sendString(
                                        conversation.talk(received.receive().asString())))
                                .then(Mono.empty())),
                Map.of());
    }

    @Override
    public String toString() {
        return method + " /" + String.join("/", segments);
    }

    /** The segments of a path; a slash at its end makes no difference. */
    static List<String> split(String path) {
        String bare = path.startsWith("/") ? path.substring(1) : path;
        return List.of((bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare).split("/", -1));
    }

    /** The variables, if the path is one of this route's. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                variables.put(segment.substring(1, segment.length() - 1), decoded(path.get(i)));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.malformed("malformed_path", "a percent sign in the path is not followed by two hex digits");
        }
    }
}
