package io.millrace.test.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;

class BlockingWatchTest {

    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void aWaitOnAnEventLoopFails() {
        CompletableFuture<Object> answer = onEventLoop(() -> new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS));

        assertThatThrownBy(answer::join).hasRootCauseInstanceOf(BlockingOperationError.class);
    }

    @Test
    void reactorsBlockOnAnEventLoopFails() {
        CompletableFuture<Object> answer = onEventLoop(
                () -> Mono.just(1).hide().delayElement(Duration.ofMillis(1)).block());

        assertThatThrownBy(answer::join)
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("which is not supported in thread vert.x-eventloop-thread-");
    }

    @Test
    void aWaitOnAWorkerPasses() {
        Boolean counted = VERTX.executeBlocking(() -> new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();

        assertThat(counted).isFalse();
    }

    @Test
    void nettysOwnLoopsAreWatchedToo() {
        assertThat(EventLoopThreads.isEventLoop(new Thread("multiThreadIoEventLoopGroup-2-1")))
                .isTrue();
        assertThat(EventLoopThreads.isEventLoop(new Thread("reactor-http-epoll-3")))
                .isTrue();
        assertThat(EventLoopThreads.isEventLoop(new Thread("main"))).isFalse();
    }

    private static CompletableFuture<Object> onEventLoop(Callable<Object> work) {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        VERTX.runOnContext(nothing -> {
            try {
                answer.complete(work.call());
            } catch (Throwable failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer.orTimeout(10, TimeUnit.SECONDS);
    }
}
