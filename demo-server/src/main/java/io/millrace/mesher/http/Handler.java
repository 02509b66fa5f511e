package io.millrace.mesher.http;

import reactor.core.publisher.Mono;

/** What a route does with a request. */
@FunctionalInterface
public interface Handler {

    /** The answer, or a {@link Refusal} as its error; anything else that fails is answered with 500. */
    Mono<Answer> handle(Exchange exchange);
}
