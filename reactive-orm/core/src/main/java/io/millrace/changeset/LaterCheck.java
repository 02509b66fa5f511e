package io.millrace.changeset;

import io.millrace.error.FieldError;
import java.util.List;
import reactor.core.publisher.Mono;

/** A check whose answer comes later. */
@FunctionalInterface
interface LaterCheck<R> {

    /** What it finds wrong. */
    Mono<List<FieldError>> errors(Changeset<R> changes);
}
