package io.millrace.migrate.run;

import io.millrace.migrate.schema.Definition;
import java.util.List;
import reactor.core.publisher.Mono;

/** What is done while the server is asked. */
final class Meanwhile {

    private Meanwhile() {}

    /**
     * An answer, while which is on its way the checksums are computed that it will be compared with: on the thread that
     * subscribes, which has nothing else to do then.
     */
    static <T> Mono<T> of(Mono<T> answer, List<Definition> known) {
        Mono<Boolean> computed = Mono.fromSupplier(() -> {
            known.forEach(Definition::checksum);
            return true;
        });
        return Mono.zip(answer, computed, (first, done) -> first);
    }
}
