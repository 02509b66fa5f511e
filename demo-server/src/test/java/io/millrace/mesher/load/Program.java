package io.millrace.mesher.load;

import io.millrace.mesher.TestMesher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** A program that reports errors as an SDK does: an envelope each, and the same one again until it is answered 200. */
final class Program implements AutoCloseable {

    private static final int KINDS = 200;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ConnectionProvider connections = ConnectionProvider.builder("program")
            .maxConnections(256)
            .pendingAcquireMaxCount(-1)
            .pendingAcquireTimeout(Duration.ofMinutes(2))
            .build();
    private final HttpClient client;

    Program(String url) {
        client = HttpClient.create(connections).baseUrl(url).responseTimeout(Duration.ofSeconds(30));
        client.warmup().block();
    }

    /** The id of the event number so many. */
    static UUID id(int number) {
        return new UUID(0x4000L, 0x8000_0000_0000_0000L | number);
    }

    /** Sends this event once, and emits the status. */
    Mono<Integer> send(int number) {
        String text = """
                {"event_id":"%s"}
                {"type":"event"}
                {"level":"error","platform":"java","environment":"production","tags":{"region":"eu"},\
                "exception":{"values":[{"type":"Failure%d","value":"order %d failed","stacktrace":{"frames":[\
                {"module":"shop.Checkout","function":"pay","filename":"Checkout.java","lineno":71,"in_app":true},\
                {"module":"shop.Charges","function":"charge%d","filename":"Charges.java","lineno":42,"in_app":true}]}}]}}
                """.formatted(id(number), number % KINDS, number, number % KINDS);
        return client.post()
                .uri("/api/1/envelope/?sentry_key=" + TestMesher.KEY)
                .send(ByteBufMono.fromString(
                        Mono.just(text), StandardCharsets.UTF_8, io.netty.buffer.ByteBufAllocator.DEFAULT))
                .responseSingle((answer, body) -> body.asString()
                        .defaultIfEmpty("")
                        .map(any -> answer.status().code()));
    }

    /** Sends this event until it is answered 200. */
    Mono<Integer> insist(int number) {
        return send(number)
                .onErrorReturn(0)
                .filter(status -> status == 200)
                .repeatWhenEmpty(2_000, tries -> tries.delayElements(PAUSE))
                .thenReturn(number);
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
