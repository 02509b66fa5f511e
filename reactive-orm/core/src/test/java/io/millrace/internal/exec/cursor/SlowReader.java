package io.millrace.internal.exec.cursor;

import io.millrace.internal.exec.Decoders;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.command.Command;
import java.time.Duration;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Sinks;

/** A program that asks for one row after the other and says how many there were. */
final class SlowReader extends BaseSubscriber<String> {

    private static final int FETCH_SIZE = 500;

    private final Sinks.One<Long> done = Sinks.one();
    private long seen;

    private SlowReader() {}

    public static void main(String[] arguments) {
        Command<String> rows = Command.read(
                "many",
                "/* stream */ select repeat('x', 1000) || generate_series(1, $1::int4)",
                Decoders.TEXT,
                Integer.valueOf(arguments[1]));
        Executor executor = Executor.open(ExecutorFixture.options(arguments[0]));
        SlowReader reader = new SlowReader();
        executor.stream(rows, FETCH_SIZE).subscribe(reader);
        System.out.println(reader.done.asMono().block(Duration.ofMinutes(4)) + " rows");
        executor.close(Duration.ofSeconds(5)).block();
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        subscription.request(1);
    }

    @Override
    protected void hookOnNext(String value) {
        seen++;
        request(1);
    }

    @Override
    protected void hookOnComplete() {
        done.tryEmitValue(seen);
    }

    @Override
    protected void hookOnError(Throwable failure) {
        done.tryEmitError(failure);
    }
}
