package io.millrace.mesher.access;

import io.millrace.mesher.http.Answer;
import io.millrace.mesher.http.Exchange;
import reactor.core.publisher.Mono;

/** What a route does for somebody who may, with what it is about. */
@FunctionalInterface
public interface Within<T> {

    /** The answer. */
    Mono<Answer> handle(Exchange exchange, Seat seat, T about);
}
