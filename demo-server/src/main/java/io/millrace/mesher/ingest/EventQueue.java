package io.millrace.mesher.ingest;

import io.millrace.error.CommitOutcomeUnknown;
import io.millrace.error.ConnectionFailure;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.DatabaseError;
import io.millrace.error.InvalidValue;
import io.millrace.error.MillraceException;
import io.millrace.error.WriteOutcomeUnknown;
import io.millrace.mesher.alert.AlertStore;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.http.Unavailable;
import io.millrace.mesher.live.LiveFeed;
import io.millrace.repo.Repo;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * The events that wait to be written, at most so many, and their way into the database: one batch after the other, each as
 * large as what came while the one before it was written.
 *
 * <p>An event is told what became of it when the batch that holds it is committed. Where there is no more room, it is
 * refused at once with 429: nothing is dropped in silence. A batch that fails for a reason that passes is written again,
 * which makes no duplicates, since what is there is found by its key; one that the database refuses is halved until the
 * event is found that is the matter, and that one alone is refused. Any thread may use it.
 */
public final class EventQueue {

    private static final Logger LOG = LoggerFactory.getLogger(EventQueue.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int RETRIES = 3;

    /** Longer than all tries of a batch take; after it a batch is given up of which nothing is heard any more. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Function<List<Received>, Mono<Written>> writer;
    private final Limits limits;
    private final Consumer<Written> afterCommit;
    private final Runnable perhapsCommitted;
    private final Scheduler scheduler = Schedulers.parallel();

    private final Object lock = new Object();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Sinks.Empty<Void> drained = Sinks.empty();
    private int underWay;
    private long bytes;
    private long bytesUnderWay;
    private boolean writing;
    private boolean closed;

    /**
     * How much it holds and writes.
     *
     * @param capacity at most so many events wait or are being written
     * @param bytes and at most so many bytes of what was sent, since one event may be as large as a thousand others
     * @param batch at most so many are written at once
     * @param delay how long the first of a batch waits for others
     */
    public record Limits(int capacity, long bytes, int batch, Duration delay) {

        /** The bytes that fit into a heap of any usual size. */
        public static final long BYTES = 64L * 1024 * 1024;
    }

    private record Waiting(Received received, Sinks.One<Outcome> answer) {}

    EventQueue(
            Function<List<Received>, Mono<Written>> writer,
            Limits limits,
            Consumer<Written> afterCommit,
            Runnable perhapsCommitted) {
        this.writer = writer;
        this.limits = limits;
        this.afterCommit = afterCommit;
        this.perhapsCommitted = perhapsCommitted;
    }

    /**
     * A queue into this database.
     *
     * @param feed who hears of what was committed
     */
    public static EventQueue writing(Repo repo, AlertStore alerts, Clock clock, Limits limits, LiveFeed feed) {
        BatchWriter writer = new BatchWriter(repo, alerts, clock);
        return new EventQueue(writer::write, limits, written -> written.tell(feed), feed::perhapsCommitted);
    }

    /** How many events wait or are being written. */
    public int size() {
        synchronized (lock) {
            return waiting.size() + underWay;
        }
    }

    /**
     * Takes events, all or none, and emits what became of each, in their order, when they are committed. A {@link Refusal}
     * with 429 where there is no room for them. What was taken is written whether or not anybody still waits for it.
     */
    Mono<List<Outcome>> take(List<Received> events) {
        return Mono.defer(() -> {
            List<Mono<Outcome>> answers = new ArrayList<>(events.size());
            long more = events.stream().mapToLong(Received::bytes).sum();
            synchronized (lock) {
                if (closed) {
                    return Mono.error(Refusal.tooMany("stopping", "Mesher is being stopped; try again", 1));
                }
                if (waiting.size() + underWay + events.size() > limits.capacity() || bytes + more > limits.bytes()) {
                    return Mono.error(Refusal.tooMany(
                            "overloaded", "more events are waiting than the database can take; try again", 1));
                }
                for (Received event : events) {
                    Sinks.One<Outcome> answer = Sinks.one();
                    waiting.add(new Waiting(event, answer));
                    answers.add(answer.asMono());
                }
                bytes += more;
                if (!writing) {
                    writing = true;
                    scheduler.schedule(this::next, limits.delay().toNanos(), TimeUnit.NANOSECONDS);
                }
            }
            return Flux.mergeSequential(answers).collectList();
        });
    }

    /** Takes no more, and completes when everything that was taken is written and answered. */
    public Mono<Void> close() {
        return Mono.defer(() -> {
            synchronized (lock) {
                closed = true;
                if (!writing) {
                    drained.tryEmitEmpty();
                }
            }
            return drained.asMono();
        });
    }

    private void next() {
        List<Waiting> batch = new ArrayList<>();
        synchronized (lock) {
            while (batch.size() < limits.batch() && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            underWay = batch.size();
            bytes -= bytesUnderWay;
            bytesUnderWay =
                    batch.stream().mapToLong(one -> one.received().bytes()).sum();
            if (batch.isEmpty()) {
                writing = false;
                if (closed) {
                    drained.tryEmitEmpty();
                }
                return;
            }
        }
        try {
            // Off the repo's event loop: what is answered here is serialized and sent by whoever waits for it.
            write(batch)
                    .timeout(LONGEST, scheduler)
                    .publishOn(scheduler)
                    .subscribe(done -> {}, failure -> lost(batch, failure), this::next);
        } catch (Throwable fatal) {
            // What Reactor throws instead of telling it; those who wait are told, and the next batch is written.
            lost(batch, fatal);
        }
    }

    private void lost(List<Waiting> batch, Throwable failure) {
        LOG.error("A batch of {} events was lost", batch.size(), failure);
        batch.forEach(one -> one.answer().tryEmitError(failure));
        scheduler.schedule(this::next);
    }

    private Mono<Void> write(List<Waiting> batch) {
        AtomicBoolean perhaps = new AtomicBoolean();
        return Mono.defer(
                        () -> writer.apply(batch.stream().map(Waiting::received).toList()))
                .doOnError(failure -> perhaps.compareAndSet(false, isUnknown(failure)))
                .retryWhen(Retry.backoff(RETRIES, PAUSE)
                        .filter(EventQueue::passes)
                        .onRetryExhaustedThrow((spec, signal) -> signal.failure()))
                .doFinally(end -> {
                    // The try that was told nothing may have committed; the one after it finds all of it there, and is
                    // new to nobody.
                    if (perhaps.get()) {
                        perhapsCommitted.run();
                    }
                })
                .publishOn(scheduler)
                .doOnNext(written -> answer(batch, written))
                .then()
                .onErrorResume(failure -> failed(batch, failure));
    }

    private void answer(List<Waiting> batch, Written written) {
        Map<Received.Key, Outcome> left = new LinkedHashMap<>(written.outcomes());
        try {
            afterCommit.accept(written);
        } catch (RuntimeException failure) {
            LOG.error("What follows a batch failed", failure);
        }
        for (Waiting one : batch) {
            Outcome outcome = left.put(one.received().key(), Outcome.REPEATED);
            one.answer().tryEmitValue(outcome == null ? Outcome.REPEATED : outcome);
        }
    }

    /** What the database itself refused is looked for; where it is away, everybody is told. */
    private Mono<Void> failed(List<Waiting> batch, Throwable failure) {
        if (isDayMissing(failure)) {
            LOG.error("The day of {} events has no partition", batch.size(), failure);
            Throwable later = new Unavailable("the database has no place for the events of this day yet; try again");
            batch.forEach(one -> one.answer().tryEmitError(later));
            return Mono.empty();
        }
        if (!isRefusal(failure)) {
            if (!(failure instanceof MillraceException)) {
                LOG.error("A batch of {} events failed", batch.size(), failure);
            }
            batch.forEach(one -> one.answer().tryEmitError(failure));
            return Mono.empty();
        }
        if (batch.size() == 1) {
            LOG.warn("An event was refused by the database: {}", failure.getMessage());
            batch.get(0).answer().tryEmitValue(Outcome.REFUSED);
            return Mono.empty();
        }
        int half = batch.size() / 2;
        return write(batch.subList(0, half)).then(Mono.defer(() -> write(batch.subList(half, batch.size()))));
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WriteOutcomeUnknown || failure instanceof CommitOutcomeUnknown;
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof ConnectionFailure
                || isUnknown(failure)
                || (failure instanceof MillraceException known && known.isRetryable());
    }

    /** What PostgreSQL says where a row fits into no partition: a check is not met that has no name. */
    private static boolean isDayMissing(Throwable failure) {
        return failure instanceof ConstraintViolation violation
                && violation.kind() == ConstraintViolation.Kind.CHECK
                && violation.constraint() == null;
    }

    /** Classes 22 and 23, what the data is like; 54, what goes beyond a limit; P0, what a trigger refuses. */
    private static boolean isRefusal(Throwable failure) {
        if (failure instanceof DatabaseError error) {
            return error.sqlState().matches("(22|54|P0).*");
        }
        return failure instanceof ConstraintViolation || failure instanceof InvalidValue;
    }
}
