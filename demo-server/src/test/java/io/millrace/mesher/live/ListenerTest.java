package io.millrace.mesher.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.mesher.event.Level;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class ListenerTest {

    private final AtomicInteger gone = new AtomicInteger();
    private final Listener listener = new Listener(3, gone::incrementAndGet);

    @Test
    void whoIsTooSlowIsToldHowManyTheyMissed() {
        StepVerifier.create(listener.messages(), 0)
                .expectSubscription()
                .then(() -> {
                    for (int i = 1; i <= 5; i++) {
                        listener.tell(message(Integer.toString(i), Level.ERROR, null));
                    }
                })
                .thenRequest(1)
                .expectNext("{\"type\":\"missed\",\"count\":2}")
                .thenRequest(Long.MAX_VALUE)
                .expectNext("3", "4", "5")
                .then(() -> listener.tell(message("6", Level.ERROR, null)))
                .expectNext("6")
                .thenCancel()
                .verify();
        assertThat(gone).hasValue(1);
    }

    @Test
    void onlyEventsAreFiltered() {
        listener.filter(LiveFilter.read("{\"filters\":{\"level\":\"fatal\",\"environment\":\"live\"}}")
                .orElseThrow());

        StepVerifier.create(listener.messages())
                .then(() -> {
                    listener.tell(message("level", Level.ERROR, "live"));
                    listener.tell(message("environment", Level.FATAL, "test"));
                    listener.tell(message("fits", Level.FATAL, "live"));
                    listener.tell(new LiveMessage("issue", null, null));
                })
                .expectNext("fits", "issue")
                .thenCancel()
                .verify();
    }

    @Test
    void whatIsNoFilter() {
        assertThat(LiveFilter.read("hello")).isEmpty();
        assertThat(LiveFilter.read("{}")).isEmpty();
        assertThat(LiveFilter.read("{\"filters\":{\"level\":\"awful\"}}")).isEmpty();
        assertThat(LiveFilter.read("{\"filters\":{}}")).contains(LiveFilter.ALL);
    }

    private static LiveMessage message(
            String text, Level level, @org.jspecify.annotations.Nullable String environment) {
        return new LiveMessage(text, level, environment);
    }
}
