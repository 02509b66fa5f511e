package io.millrace.internal.preload;

import io.millrace.error.ConnectionFailure;
import io.millrace.internal.exec.statement.OwnFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.util.concurrent.Queues;

/**
 * Gets of one shape with lists that are asked for in one turn of an event loop: they leave together at its end, one
 * statement for their rows and one for each list. Each has an answer, a failure and a cancel of its own.
 *
 * @param <T> what is got
 */
final class ShapeGets<T> implements Runnable {

    private static final int MOST = 256;

    private final Consumer<Runnable> turnEnd;
    private final Function<List<Object>, Mono<Map<Object, T>>> together;
    private final Queue<Asked<T>> asked =
            Queues.<Asked<T>>unboundedMultiproducer().get();
    private final AtomicInteger turns = new AtomicInteger();

    /**
     * @param turnEnd does something at the end of a turn
     * @param together reads what there is for some keys
     */
    ShapeGets(Consumer<Runnable> turnEnd, Function<List<Object>, Mono<Map<Object, T>>> together) {
        this.turnEnd = turnEnd;
        this.together = together;
    }

    /**
     * What a key has, or empty.
     *
     * @param alone the same, read on its own
     */
    Mono<T> get(Object key, Mono<T> alone) {
        return Mono.create(sink -> {
            asked.add(new Asked<>(key, alone, sink));
            if (turns.getAndIncrement() == 0) {
                turnEnd.accept(this);
            }
        });
    }

    /** Sends what has been asked for. */
    @Override
    public void run() {
        int done = turns.get();
        do {
            sendAll();
            done = turns.addAndGet(-done);
        } while (done != 0);
    }

    private void sendAll() {
        List<Asked<T>> waiting = new ArrayList<>();
        for (Asked<T> next = asked.poll(); next != null; next = asked.poll()) {
            waiting.add(next);
        }
        while (!waiting.isEmpty()) {
            waiting = send(waiting);
        }
    }

    /** Sends as many as may go together, and gives back the others: of those that want the same key, each has its own. */
    private List<Asked<T>> send(List<Asked<T>> waiting) {
        Map<Object, Asked<T>> company = new LinkedHashMap<>();
        List<Asked<T>> others = new ArrayList<>();
        for (Asked<T> one : waiting) {
            if (company.size() == MOST || company.containsKey(one.key)) {
                others.add(one);
            } else if (!one.left.get()) {
                company.put(one.key, one);
            }
        }
        if (company.size() == 1) {
            company.values().forEach(Asked::goAlone);
        } else if (!company.isEmpty()) {
            go(company);
        }
        return others;
    }

    private void go(Map<Object, Asked<T>> company) {
        Asked<T> first = company.values().iterator().next();
        Company all = new Company(company.size());
        company.values().forEach(one -> one.join(all));
        all.joined(together.apply(new ArrayList<>(company.keySet()))
                .contextWrite(first.sink.contextView())
                .subscribe(
                        found -> company.forEach((key, one) -> one.sink.success(found.get(key))),
                        failure -> company.values().forEach(one -> one.failed(failure))));
    }

    /** One who asked. */
    private static final class Asked<T> {

        private final Object key;
        private final Mono<T> alone;
        private final MonoSink<T> sink;
        private final AtomicBoolean left = new AtomicBoolean();
        private final AtomicReference<@Nullable Company> company = new AtomicReference<>();

        Asked(Object key, Mono<T> alone, MonoSink<T> sink) {
            this.key = key;
            this.alone = alone;
            this.sink = sink;
            sink.onCancel(this::leave);
        }

        private void join(Company all) {
            company.set(all);
            if (left.get()) {
                leaveCompany();
            }
        }

        private void leave() {
            left.set(true);
            leaveCompany();
        }

        /** Told by whoever finds it there first. */
        private void leaveCompany() {
            Company all = company.getAndSet(null);
            if (all != null) {
                all.leave();
            }
        }

        /** Where the way to the database failed, it failed for each; what was refused may be somebody else's fault. */
        private void failed(Throwable failure) {
            if (failure instanceof ConnectionFailure broken) {
                sink.error(OwnFailure.of(broken));
            } else {
                goAlone();
            }
        }

        private void goAlone() {
            if (!left.get()) {
                Company single = new Company(1);
                join(single);
                single.joined(
                        alone.contextWrite(sink.contextView()).subscribe(sink::success, sink::error, sink::success));
            }
        }
    }
}
