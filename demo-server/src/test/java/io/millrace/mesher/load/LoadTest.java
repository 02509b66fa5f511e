package io.millrace.mesher.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/**
 * Two thousand errors a second for a minute: Mesher, its PostgreSQL with everything durable, and the programs that report,
 * on this one machine. They do not wait for each other: each error has its moment, and its answer is timed from then on.
 */
@Tag("slow")
@Timeout(420)
class LoadTest {

    private static final int RATE = 2_000;
    private static final int SECONDS = Integer.getInteger("millrace.load.seconds", 60);
    private static final int WARM = RATE * 5;
    private static final Duration PERCENTILE = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostNothingTwiceAndTheAnswerIsThereInTime() throws Exception {
        try (KillablePostgres postgres = KillablePostgres.start(folder.resolve("postgres"));
                MesherProcess mesher = MesherProcess.start(folder, Map.of("DATABASE_URL", postgres.url()));
                Program program = new Program(mesher.url())) {
            send(program, 0, WARM);

            int count = RATE * SECONDS;
            Duration[] before = {mesher.worked(), postgres.worked(), worked()};
            long[] nanos = send(program, WARM, count);
            Duration[] after = {mesher.worked(), postgres.worked(), worked()};

            assertThat(postgres.number("select count(*) from events")).isEqualTo(WARM + count);
            assertThat(postgres.number("select count(distinct id) from events")).isEqualTo(WARM + count);
            assertThat(postgres.number("select sum(event_count) from issues")).isEqualTo(WARM + count);
            Arrays.sort(nanos);
            Duration percentile = Duration.ofNanos(nanos[(int) (count * 0.99)]);
            System.out.printf(
                    "%d events in %d s: median %d ms, 99 %% within %d ms, all within %d ms%n",
                    count, SECONDS, nanos[count / 2] / 1_000_000, percentile.toMillis(), nanos[count - 1] / 1_000_000);
            System.out.printf(
                    "processor time an event: Mesher %d us, PostgreSQL %d us, the programs %d us%n",
                    after[0].minus(before[0]).toNanos() / 1_000 / count,
                    after[1].minus(before[1]).toNanos() / 1_000 / count,
                    after[2].minus(before[2]).toNanos() / 1_000 / count);
            assertThat(percentile).isLessThan(PERCENTILE);
        }
    }

    private static Duration worked() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Sends so many, each at its moment, and gives how long each waited for its answer since then. */
    private static long[] send(Program program, int first, int count) {
        AtomicLongArray waited = new AtomicLongArray(count);
        AtomicInteger due = new AtomicInteger();
        long start = System.nanoTime();
        Long answered = Flux.interval(Duration.ofMillis(1))
                .onBackpressureDrop()
                .concatMap(tick -> {
                    int until = (int) Math.min(count, (System.nanoTime() - start) * RATE / 1_000_000_000L);
                    int from = due.getAndSet(until);
                    return Flux.range(from, until - from);
                })
                .take(count)
                .flatMap(
                        number -> program.send(first + number).map(status -> {
                            assertThat(status).isEqualTo(200);
                            waited.set(number, System.nanoTime() - start - number * 1_000_000_000L / RATE);
                            return number;
                        }),
                        Integer.MAX_VALUE)
                .count()
                .block(Duration.ofMinutes(5));
        assertThat(answered).isEqualTo(count);
        long[] all = new long[count];
        Arrays.setAll(all, waited::get);
        return all;
    }
}
