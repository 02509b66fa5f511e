package io.millrace.internal.exec.link;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Asks an idle connection whether it lives; one that does not answer is given up. */
final class Ping extends Operation {

    Ping(long deadline) {
        deadline(deadline);
    }

    @Override
    protected Future<?> send(Link on) {
        return on.connection().query("select 1").execute();
    }

    @Override
    protected void answered(Link on, @Nullable Object result, @Nullable Throwable failure) {
        if (failure != null) {
            on.discard();
        }
    }

    @Override
    protected void expired(Link on) {
        on.discard();
    }
}
