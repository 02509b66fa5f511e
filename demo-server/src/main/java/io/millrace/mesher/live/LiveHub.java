package io.millrace.mesher.live;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Who listens to which project in this process. Any thread may use it; nobody ever waits for a listener. */
public final class LiveHub {

    /** How many messages wait for a listener before the oldest are dropped. */
    static final int ROOM = 100;

    private final Map<UUID, List<Listener>> listeners = new ConcurrentHashMap<>();
    private final Sinks.Empty<Void> closing = Sinks.empty();

    /** A new listener of a project; it is one for as long as its messages are subscribed to. */
    Listener join(UUID project) {
        Listener[] joined = new Listener[1];
        Listener listener = new Listener(ROOM, () -> leave(project, joined[0]));
        joined[0] = listener;
        listeners.computeIfAbsent(project, any -> new CopyOnWriteArrayList<>()).add(listener);
        return listener;
    }

    private void leave(UUID project, Listener listener) {
        listeners.computeIfPresent(project, (id, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    /** Whether anybody listens to this project here. */
    boolean isHeard(UUID project) {
        return listeners.containsKey(project);
    }

    /** The projects that somebody listens to here. */
    List<UUID> heard() {
        return List.copyOf(listeners.keySet());
    }

    /** How many listen. */
    public int size() {
        return listeners.values().stream().mapToInt(List::size).sum();
    }

    /** Completes when nobody is to listen any more. */
    Mono<Void> closing() {
        return closing.asMono();
    }

    /** Ends what everybody listens to; their sockets are closed by that, and so are those that come later. */
    public void close() {
        closing.tryEmitEmpty();
    }

    void tellAll(LiveMessage message) {
        listeners.keySet().forEach(project -> tell(project, message));
    }

    void tell(UUID project, LiveMessage message) {
        for (Listener listener : listeners.getOrDefault(project, List.of())) {
            listener.tell(message);
        }
    }
}
