package io.millrace.observe;

import io.millrace.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Tells, while a program is developed, of a statement that is run again and again within one subscription: what reads
 * rows one by one that could be read for all of them at once.
 *
 * <pre>{@code
 * RepeatGuard guard = RepeatGuard.over(5).knowing(USER, POST, COMMENT);
 * Repo repo = Repo.open(RepoOptions.url(url).withRepeatGuard(guard));
 * handle(request).contextWrite(guard::begin);     // one subscription; a transaction is one by itself
 * }</pre>
 *
 * <p>It warns once for each text in the logger {@code io.millrace.repeats}, as soon as it has been run once too often: with
 * the text, the place in the application that asked for it, and the preload to write instead, by the relations of the
 * tables that it knows. What is counted are statements: gets by key that left together are one. It walks the stack for
 * each call of the repo, which costs something: it is nothing for production.
 */
public final class RepeatGuard implements RepoListener {

    private static final Logger LOG = LoggerFactory.getLogger("io.millrace.repeats");

    private final int most;
    private final Consumer<String> warning;

    private final PreloadAdvice advice;

    private RepeatGuard(int most, Consumer<String> warning, PreloadAdvice advice) {
        this.most = most;
        this.warning = warning;
        this.advice = advice;
    }

    /**
     * Warns of statements that are run more often than this.
     *
     * @param most how often a text may be run within one subscription, at least 1
     */
    public static RepeatGuard over(int most) {
        return over(most, LOG::warn);
    }

    /** The same with another place for the warnings. */
    public static RepeatGuard over(int most, Consumer<String> warning) {
        return new RepeatGuard(Math.max(1, most), warning, PreloadAdvice.of(List.of()));
    }

    /**
     * Names the preload to write, which it finds among the relations of these tables: {@code
     * RepeatGuard.over(5).knowing(USER, POST)}.
     */
    public RepeatGuard knowing(Table<?>... tables) {
        return new RepeatGuard(most, warning, PreloadAdvice.of(List.of(tables)));
    }

    /** Begins to count for what is subscribed below: {@code publisher.contextWrite(guard::begin)}. */
    public Context begin(Context context) {
        return context.put(this, new Times(new ConcurrentHashMap<>()));
    }

    @Override
    public Observed began(Work work, ContextView context) {
        String sql = work.sql();
        if (sql == null) {
            return new Counting(this);
        }
        Times times = context.getOrDefault(this, null);
        return times == null ? Observed.NOBODY : new Run(this, work, sql, times);
    }

    private void ran(Work work, String sql, Times times) {
        if (times.add(sql) == most + 1) {
            warning.accept(said(work, sql, times));
        }
    }

    private String said(Work work, String sql, Times times) {
        String place = work.place();
        return "one statement was run more than " + most + " times within one subscription: " + work.name()
                + "\n  query: " + sql
                + "\n  at: " + (place == null ? "unknown, since no code of the application was on the stack" : place)
                + "\n  because: it is run for one row at a time"
                + "\n  fix: " + advice.fix(sql, times.byText().keySet());
    }

    /** Who asks, as far as the stack knows. */
    @Override
    public @Nullable String place() {
        Function<Stream<StackWalker.StackFrame>, Optional<String>> first =
                frames -> frames.filter(frame -> !isLibrary(frame.getClassName()))
                        .findFirst()
                        .map(StackWalker.StackFrame::toString);
        return StackWalker.getInstance().walk(first).orElse(null);
    }

    private static boolean isLibrary(String name) {
        return name.startsWith("reactor.")
                || name.startsWith("java.")
                || name.startsWith("jdk.")
                || name.startsWith("io.vertx.")
                || name.startsWith("io.netty.")
                || name.startsWith("io.millrace.observe.")
                || name.startsWith("io.millrace.repo.")
                || name.startsWith("io.millrace.internal.");
    }

    /** How often each text was run. */
    private record Times(Map<String, Integer> byText) {

        int add(String sql) {
            return byText.merge(sql, 1, Integer::sum);
        }
    }

    /** A statement that is counted where it is one of its own. */
    private static final class Run implements Observed {

        private final RepeatGuard guard;
        private final Work work;
        private final String sql;
        private final Times times;
        private volatile boolean joined;

        Run(RepeatGuard guard, Work work, String sql, Times times) {
            this.guard = guard;
            this.work = work;
            this.sql = sql;
            this.times = times;
        }

        @Override
        public void joined() {
            joined = true;
        }

        @Override
        public void ended(Outcome outcome, long rows, @Nullable Throwable failure) {
            if (!joined) {
                guard.ran(work, sql, times);
            }
        }
    }

    /** A transaction counts what runs inside of it, where nobody around it counts. */
    private record Counting(RepeatGuard guard) implements Observed {

        @Override
        public void ended(Outcome outcome, long rows, @Nullable Throwable failure) {}

        @Override
        public Context into(Context context) {
            return context.hasKey(guard) ? context : guard.begin(context);
        }
    }
}
