package io.millrace.repo.channel;

import io.millrace.internal.exec.link.Listening;
import io.millrace.internal.exec.setting.ExecutorOptions;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A channel of PostgreSQL's {@code LISTEN} and {@code NOTIFY}: a wake-up between processes, not a queue. A notice that
 * nobody listens to is gone; so is one that was told while a listener was connecting again.
 *
 * <p>Every commit that notifies takes a lock of the whole cluster: telling something in each transaction costs half of
 * the writes a second, and more where commits wait for a disk. Tell once for many writes, after their transaction, and
 * let the listeners read the rows by key.
 */
public final class Channel {

    private final String name;
    private final ExecutorOptions options;
    private final Function<String, Mono<Void>> tell;

    /** What {@code repo.channel(name)} makes. */
    public Channel(String name, ExecutorOptions options, Function<String, Mono<Void>> tell) {
        this.name = name;
        this.options = options;
        this.tell = tell;
    }

    /** The channel's name. */
    public String name() {
        return name;
    }

    /**
     * Listens, on a connection of its own beside those of the repo, until it is cancelled; it does not end by itself, not
     * even where the repo is closed. Emits {@link Notice.Kind#LISTENING} first, and again whenever it had to connect
     * anew; between the two, every notice in its order, its own process's among them. A reader who is more than 1,024
     * notices behind hears LISTENING again instead of what it missed.
     *
     * <p>Fails only with what trying again does not mend, such as a wrong password.
     */
    public Flux<Notice> listen() {
        return Listening.to(options, name).map(heard -> heard.map(Notice::told).orElseGet(Notice::listening));
    }

    /**
     * Tells a text of less than 8,000 bytes to whoever listens: {@code select pg_notify(…)}. Inside a transaction it is
     * told at COMMIT, and at most once for each text.
     */
    public Mono<Void> tell(String payload) {
        return tell.apply(payload);
    }
}
