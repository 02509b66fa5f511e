package io.millrace.mesher.http;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a route does with a WebSocket. */
@FunctionalInterface
public interface SocketHandler {

    /** What is talked about, or a {@link Refusal} as its error: then the request is answered, and no socket opened. */
    Mono<Conversation> open(Exchange exchange);

    /** A WebSocket that is open. */
    @FunctionalInterface
    interface Conversation {

        /** What is sent, given what is received; when it ends, the socket is closed. */
        Publisher<String> talk(Flux<String> received);
    }
}
