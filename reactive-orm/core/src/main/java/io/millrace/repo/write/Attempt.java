package io.millrace.repo.write;

import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * What came of an attempt to write changes: the row, or what is wrong. All else that can fail still does.
 *
 * @param <R> the record
 */
public sealed interface Attempt<R> {

    /** It was written; the row as the database has it. */
    record Written<R>(R row) implements Attempt<R> {}

    /** It was not written, because of these errors. */
    record Refused<R>(List<FieldError> errors) implements Attempt<R> {

        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /** What came of a write of changes: their errors are a value, all else fails as it did. */
    public static <R> Mono<Attempt<R>> of(Mono<R> write) {
        return write.<Attempt<R>>map(Written::new)
                .onErrorResume(InvalidChangeset.class, invalid -> Mono.just(new Refused<>(invalid.errors())));
    }
}
