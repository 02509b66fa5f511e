package io.millrace.mesher.http;

import io.millrace.changeset.Params;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** A request as a handler reads it: the variables of its path, its query, its headers, its body. */
public final class Exchange {

    private final HttpServerRequest request;
    private final Map<String, String> variables;
    private final Map<String, List<String>> query;

    Exchange(HttpServerRequest request, Map<String, String> variables) {
        this.request = request;
        this.variables = variables;
        this.query = query(request.uri());
    }

    private static Map<String, List<String>> query(String uri) {
        try {
            return new QueryStringDecoder(uri).parameters();
        } catch (IllegalArgumentException malformed) {
            throw Refusal.malformed("malformed_query", "a percent sign in the query is not followed by two hex digits");
        }
    }

    /** A variable of the route's path, decoded. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no variable " + name);
        }
        return value;
    }

    /** The first value of a parameter of the query, decoded. */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The parameters of the query as an input to cast; one that stands there more than once is a list. */
    public Params parameters() {
        Map<String, Object> all = new LinkedHashMap<>();
        query.forEach((name, values) -> all.put(name, values.size() == 1 ? values.get(0) : List.copyOf(values)));
        return Params.of(all).keepingEmpty();
    }

    /** The first value of a header; its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.requestHeaders().get(name));
    }

    /**
     * The whole body, unpacked as its {@code Content-Encoding} says, off the event loop. A body that is too large, or
     * that cannot be unpacked, is a {@link Refusal}.
     */
    public Mono<byte[]> body(BodyLimits limits) {
        return RequestBody.read(request, limits);
    }
}
