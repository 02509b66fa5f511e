package io.millrace.mesher.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class SharedLookupTest {

    private final List<Sinks.One<String>> asked = new ArrayList<>();
    private final SharedLookup<String, String> lookup = new SharedLookup<>(key -> {
        Sinks.One<String> answer = Sinks.one();
        asked.add(answer);
        return answer.asMono();
    });
    private final List<String> heard = new ArrayList<>();

    @Test
    void whoComesWhileOneIsUnderWayIsAnsweredByTheNext() {
        ask("a");
        ask("b");
        ask("c");
        assertThat(asked).hasSize(1);

        asked.get(0).tryEmitValue("old");
        assertThat(heard).containsExactly("a: old");
        assertThat(asked).hasSize(2);

        ask("d");
        asked.get(1).tryEmitValue("new");
        assertThat(heard).containsExactly("a: old", "b: new", "c: new");
        asked.get(2).tryEmitValue("newest");
        assertThat(heard).endsWith("d: newest");
        assertThat(asked).hasSize(3);
        assertThat(lookup.size()).isZero();
    }

    @Test
    void aFailureAndNothingAreForThoseWhoWaitedForThem() {
        ask("a");
        ask("b");
        ask("c");
        asked.get(0).tryEmitError(new IllegalStateException("away"));
        asked.get(1).tryEmitEmpty();

        assertThat(heard).containsExactly("a: away", "b: nothing", "c: nothing");
        assertThat(lookup.size()).isZero();
    }

    @Test
    void whoLeavesTakesNothingFromTheOthers() {
        lookup.of("key").subscribe().dispose();
        ask("b");
        asked.get(0).tryEmitValue("old");
        asked.get(1).tryEmitValue("new");

        assertThat(heard).containsExactly("b: new");
    }

    @Test
    void keysDoNotWaitForEachOther() {
        Flux.merge(lookup.of("one"), lookup.of("other")).subscribe(heard::add);
        assertThat(asked).hasSize(2);

        asked.get(1).tryEmitValue("second");
        asked.get(0).tryEmitValue("first");
        assertThat(heard).containsExactly("second", "first");
    }

    private void ask(String who) {
        lookup.of("key")
                .onErrorResume(failure -> Mono.just(String.valueOf(failure.getMessage())))
                .defaultIfEmpty("nothing")
                .subscribe(answer -> heard.add(who + ": " + answer));
    }
}
