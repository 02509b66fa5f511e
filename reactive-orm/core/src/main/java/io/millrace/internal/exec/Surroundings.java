package io.millrace.internal.exec;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a statement or a transaction runs in whose subscriber is in no transaction: nothing, or a sandbox. */
interface Surroundings {

    /** A statement, as it runs here. */
    <T> Mono<T> statement(Mono<T> statement);

    /** A statement of many rows, as it runs here. */
    <T> Flux<T> statement(Flux<T> statement);

    /** A transaction, as it runs here. */
    <T> Mono<T> transaction(Mono<T> transaction);

    /** A transaction of many values, as it runs here. */
    <T> Flux<T> transaction(Flux<T> transaction);

    /** Nothing: a statement runs on its own, and a transaction is an outermost one. */
    Surroundings NONE = new Surroundings() {

        @Override
        public <T> Mono<T> statement(Mono<T> statement) {
            return statement;
        }

        @Override
        public <T> Flux<T> statement(Flux<T> statement) {
            return statement;
        }

        @Override
        public <T> Mono<T> transaction(Mono<T> transaction) {
            return transaction;
        }

        @Override
        public <T> Flux<T> transaction(Flux<T> transaction) {
            return transaction;
        }
    };
}
