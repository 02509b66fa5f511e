package io.millrace.internal.preload;

import io.millrace.internal.exec.statement.Flight;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Rows of a relation that are fetched together with those that they belong to, whose keys are known.
 *
 * @param flight what both are sent in
 * @param wanted the keys that they are fetched for
 * @param children the rows; on their way, whoever waits for them
 */
record Ahead<X>(Flight flight, Wanted wanted, Mono<List<Child<X>>> children) {

    /** Whether they are all of what is wanted, read after the rows that they belong to; once those are there. */
    boolean isAll(Wanted by) {
        return by.keys().size() == wanted.keys().size() && !flight.isScattered();
    }
}
