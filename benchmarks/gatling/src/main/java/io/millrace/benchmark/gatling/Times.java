package io.millrace.benchmark.gatling;

import io.gatling.javaapi.core.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.HdrHistogram.ConcurrentHistogram;

/** How long requests took, by their kind, as JSON: Gatling itself keeps a log that only its charts read. */
final class Times {

    private static final String BEGUN = "begun";

    private final ConcurrentSkipListMap<String, Kind> kinds = new ConcurrentSkipListMap<>();

    /** A request begins. */
    Function<Session, Session> begin() {
        return session -> session.set(BEGUN, System.nanoTime());
    }

    /** It has been answered, or has failed. */
    Function<Session, Session> end(String name) {
        return session -> {
            Kind kind = kinds.computeIfAbsent(name, missing -> new Kind());
            kind.times.recordValue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - session.getLong(BEGUN)));
            if (session.isFailed()) {
                kind.failed.incrementAndGet();
            }
            return session;
        };
    }

    void write(Path file, Duration during) {
        String all = kinds.entrySet().stream()
                .map(kind -> kind.getValue().json(kind.getKey(), during))
                .collect(Collectors.joining(",\n", "[", "]\n"));
        try {
            Files.writeString(file, all);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One kind of request. */
    private static final class Kind {

        private final ConcurrentHistogram times = new ConcurrentHistogram(3);
        private final AtomicInteger failed = new AtomicInteger();

        String json(String name, Duration during) {
            return String.format(
                    Locale.ROOT,
                    "{\"request\": \"%s\", \"count\": %d, \"failed\": %d, \"perSecond\": %.2f, \"median\": %d,"
                            + " \"p99\": %d, \"most\": %d}",
                    name,
                    times.getTotalCount(),
                    failed.get(),
                    times.getTotalCount() * 1e3 / during.toMillis(),
                    times.getValueAtPercentile(50),
                    times.getValueAtPercentile(99),
                    times.getMaxValue());
        }
    }
}
