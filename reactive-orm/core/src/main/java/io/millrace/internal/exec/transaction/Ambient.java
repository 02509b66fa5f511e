package io.millrace.internal.exec.transaction;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/** The transaction that a subscription is inside of, as its Reactor Context tells. */
public final class Ambient {

    private Ambient() {}

    /** The block under the key of one executor, or null for none. It may have ended. */
    public static @Nullable Block find(ContextView context, Object key) {
        Object found = context.isEmpty() ? null : context.getOrDefault(key, null);
        return found instanceof Block block ? block : null;
    }
}
