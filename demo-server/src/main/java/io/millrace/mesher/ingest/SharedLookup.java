package io.millrace.mesher.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A lookup that many ask for at the same time. One that is under way answers nobody who came after it began; the next one
 * answers all who came meanwhile. So nobody hears what was true only before they asked, nothing is remembered, and however
 * many ask, one at a time is under way for each key. Any thread may use it.
 */
final class SharedLookup<K, V> {

    private final Function<K, Mono<V>> lookup;
    private final Map<K, Turn<V>> turns = new HashMap<>();

    SharedLookup(Function<K, Mono<V>> lookup) {
        this.lookup = lookup;
    }

    private static final class Turn<V> {
        private final Sinks.One<V> answer = Sinks.one();
        private @Nullable Turn<V> next;
    }

    /** What a lookup of this key finds that begins now or later. A cancel leaves it to the others. */
    Mono<V> of(K key) {
        return Mono.defer(() -> {
            Turn<V> mine = new Turn<>();
            synchronized (turns) {
                Turn<V> running = turns.putIfAbsent(key, mine);
                if (running != null) {
                    if (running.next == null) {
                        running.next = mine;
                    }
                    return running.next.answer.asMono();
                }
            }
            begin(key, mine);
            return mine.answer.asMono();
        });
    }

    private void begin(K key, Turn<V> turn) {
        Mono.defer(() -> lookup.apply(key))
                .subscribe(
                        value -> {
                            end(key, turn);
                            turn.answer.tryEmitValue(value);
                        },
                        failure -> {
                            end(key, turn);
                            turn.answer.tryEmitError(failure);
                        },
                        () -> {
                            // A value came before, and ended it, or there is none.
                            if (turn.answer.tryEmitEmpty() == Sinks.EmitResult.OK) {
                                end(key, turn);
                            }
                        });
    }

    private void end(K key, Turn<V> turn) {
        Turn<V> next;
        synchronized (turns) {
            next = turn.next;
            if (next == null) {
                turns.remove(key);
            } else {
                turns.put(key, next);
            }
        }
        if (next != null) {
            begin(key, next);
        }
    }

    /** How many keys are being looked up. */
    int size() {
        synchronized (turns) {
            return turns.size();
        }
    }
}
