package io.millrace.migrate.run;

import io.millrace.error.ConnectFailed;
import io.millrace.internal.exec.link.DedicatedConnection;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.setting.Server;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The runner's connection. Statements go as text, several at once where that saves a round trip. None has a deadline,
 * since an index may take hours; what takes long is looked after by a {@link Watch} instead.
 */
public final class Session {

    private static final Logger LOG = LoggerFactory.getLogger("io.millrace.migrate");

    private final DedicatedConnection dedicated;
    private final Watch watch;

    private Session(DedicatedConnection dedicated, Watch watch) {
        this.dedicated = dedicated;
        this.watch = watch;
        // Whoever waits for an answer is told.
        dedicated
                .connection()
                .exceptionHandler(thrown ->
                        LOG.debug("the connection reports {}", thrown.getClass().getName()));
        dedicated.connection().noticeHandler(notice -> LOG.info("{}: {}", notice.getSeverity(), notice.getMessage()));
    }

    /** Does something with a session, which is closed whatever happens. */
    public static <T> Mono<T> use(ExecutorOptions options, Settings settings, Function<Session, Mono<T>> work) {
        return Mono.usingWhen(opened(options, settings, 0), work, Session::close, Session::closed, Session::close);
    }

    /** At the first address that answers; the watch has to go to just that one. */
    private static Mono<Session> opened(ExecutorOptions options, Settings settings, int index) {
        Server all = options.server();
        Server one = new Server(
                List.of(all.addresses().get(index)),
                all.database(),
                all.user(),
                all.password(),
                all.tls(),
                all.applicationName(),
                all.properties(),
                all.transactionPooler());
        Mono<Session> session = DedicatedConnection.open(options.with(one))
                .map(connection -> new Session(connection, new Watch(options.with(one), settings)));
        return index + 1 < all.addresses().size()
                ? session.onErrorResume(ConnectFailed.class, failure -> opened(options, settings, index + 1))
                : session;
    }

    private Publisher<Void> closed(@Nullable Throwable failure) {
        return close();
    }

    private Mono<Void> close() {
        return dedicated.close();
    }

    /** Sends statements; emits the rows of the last one that has any. */
    public Mono<List<Row>> send(String sql) {
        return send("", sql);
    }

    /** Sends statements for somebody, who is told how far they are where they take long. */
    Mono<List<Row>> send(String label, String sql) {
        return watch.over(label, answer(dedicated, sql)).map(Session::last);
    }

    /** Tells the watch who works here; until then it cannot tell a backend that has ended from one behind a pooler. */
    void identified(Backend backend) {
        watch.over(backend);
    }

    private static List<Row> last(List<List<Row>> all) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!all.get(i).isEmpty()) {
                return all.get(i);
            }
        }
        return List.of();
    }

    /** Sends queries in one round trip; emits the rows of each of them, in order. */
    public Mono<List<List<Row>>> sendAll(String sql) {
        return watch.over("", answer(dedicated, sql));
    }

    static Mono<List<List<Row>>> answer(DedicatedConnection dedicated, String sql) {
        return Mono.create(sink -> dedicated.connection().query(sql).execute().onComplete((answer, failure) -> {
            if (failure != null) {
                sink.error(failure);
            } else {
                sink.success(rows(answer));
            }
        }));
    }

    private static List<List<Row>> rows(@Nullable RowSet<Row> first) {
        List<List<Row>> all = new ArrayList<>();
        for (RowSet<Row> set = first; set != null; set = set.next()) {
            // Where a statement has no rows, the driver shows the columns of the one before: nobody reads them.
            List<Row> rows = new ArrayList<>();
            set.forEach(rows::add);
            all.add(rows);
        }
        return all;
    }

    /** The five characters of what PostgreSQL refused, or nothing where it was no refusal. */
    public static String state(Throwable failure) {
        return failure instanceof PgException refused && refused.getSqlState() != null ? refused.getSqlState() : "";
    }
}
