package io.millrace.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Is told of every statement and transaction of a repo. Called on the threads of subscribers and event loops, several at
 * a time: it must neither block nor throw. What it throws is logged, and the work goes on.
 */
@FunctionalInterface
public interface RepoListener {

    /**
     * Work has been subscribed.
     *
     * @param context the subscriber's Reactor Context
     * @return what is told of its ending
     */
    Observed began(Work work, ContextView context);

    /**
     * Where a repo is asked for something, which {@link Work#place} gives back for each statement of it when that is run, also
     * for those that are made later; called on the caller's thread, while the caller is on the stack. Null, as here, where
     * nobody wants to know: it costs something for each call.
     */
    default @Nullable String place() {
        return null;
    }

    /** A repo has been opened; the supplier says at any time how it stands. */
    default void opened(Supplier<RepoUse> use) {}

    /** This listener and another one after it. */
    default RepoListener and(RepoListener other) {
        return new Several(List.of(this, other));
    }

    /** Several listeners, told in order. */
    record Several(List<RepoListener> listeners) implements RepoListener {

        public Several {
            listeners = List.copyOf(listeners);
        }

        @Override
        public Observed began(Work work, ContextView context) {
            List<Observed> all = new ArrayList<>(listeners.size());
            listeners.forEach(listener -> all.add(listener.began(work, context)));
            return new Observed() {
                @Override
                public void ended(Outcome outcome, long rows, @Nullable Throwable failure) {
                    all.forEach(one -> one.ended(outcome, rows, failure));
                }

                @Override
                public void joined() {
                    all.forEach(Observed::joined);
                }

                @Override
                public Context into(Context context) {
                    Context inner = context;
                    for (Observed one : all) {
                        inner = one.into(inner);
                    }
                    return inner;
                }
            };
        }

        @Override
        public @Nullable String place() {
            for (RepoListener listener : listeners) {
                String place = listener.place();
                if (place != null) {
                    return place;
                }
            }
            return null;
        }

        @Override
        public void opened(Supplier<RepoUse> use) {
            listeners.forEach(listener -> listener.opened(use));
        }
    }
}
