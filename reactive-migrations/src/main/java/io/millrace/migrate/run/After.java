package io.millrace.migrate.run;

import reactor.core.publisher.Mono;

/** What is done once everything is up. */
@FunctionalInterface
public interface After {

    /** Nothing. */
    After NOTHING = session -> Mono.empty();

    /** Fails where the program must not start. */
    Mono<Void> on(Session session);
}
