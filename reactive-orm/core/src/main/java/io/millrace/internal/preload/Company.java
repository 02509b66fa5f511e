package io.millrace.internal.preload;

import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** Those that wait for one answer; when the last of them has left, nobody does. */
final class Company {

    private final AtomicInteger waiting;
    private final Disposable.Swap answer = Disposables.swap();

    Company(int size) {
        this.waiting = new AtomicInteger(size);
    }

    /** What they wait for. */
    void joined(Disposable running) {
        answer.update(running);
    }

    /** One of them waits no longer. */
    void leave() {
        if (waiting.decrementAndGet() == 0) {
            answer.dispose();
        }
    }
}
