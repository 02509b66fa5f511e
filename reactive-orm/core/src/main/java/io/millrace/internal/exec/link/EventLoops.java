package io.millrace.internal.exec.link;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/** Makes the event loops that connections live on. */
public final class EventLoops {

    private EventLoops() {}

    /** So many, on threads that hold no program up. Blocks for a moment. */
    public static Vertx of(int count) {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(count)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(2)
                // Nothing is read from the class path, and so no folder is made for it and deleted again.
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false))
                .setUseDaemonThread(true));
    }
}
