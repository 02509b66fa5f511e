package io.millrace.test.blocking;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import reactor.blockhound.BlockHound;
import reactor.core.scheduler.Schedulers;

/** Sets the watch before the first test of a run, if the run asks for it. JUnit finds it by itself. */
public final class BlockingWatch implements LauncherSessionListener {

    /** The system property that asks for the watch, with the value {@code refused}. */
    public static final String PROPERTY = "millrace.test.blocking";

    /** Made by the service loader. */
    public BlockingWatch() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if ("refused".equals(System.getProperty(PROPERTY))) {
            Watch.set();
        }
    }

    /** Apart, so that a run that does not ask needs neither library. */
    private static final class Watch {

        static void set() {
            BlockHound.install();
            Schedulers.registerNonBlockingThreadPredicate(EventLoopThreads::isEventLoop);
        }
    }
}
