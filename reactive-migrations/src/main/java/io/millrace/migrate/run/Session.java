package io.millrace.migrate.run;

import io.millrace.internal.exec.link.DedicatedConnection;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
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

/** The runner's connection. Statements go as text, several at once where that saves a round trip. */
final class Session {

    private static final Logger LOG = LoggerFactory.getLogger("io.millrace.migrate");

    private final DedicatedConnection dedicated;

    private Session(DedicatedConnection dedicated) {
        this.dedicated = dedicated;
        dedicated.connection().noticeHandler(notice -> LOG.info("{}: {}", notice.getSeverity(), notice.getMessage()));
    }

    /** Does something with a session, which is closed whatever happens. */
    static <T> Mono<T> use(ExecutorOptions options, Function<Session, Mono<T>> work) {
        return Mono.usingWhen(
                DedicatedConnection.open(options).map(Session::new),
                work,
                Session::close,
                Session::closed,
                Session::close);
    }

    private Publisher<Void> closed(@Nullable Throwable failure) {
        return close();
    }

    private Mono<Void> close() {
        return dedicated.close();
    }

    /** Sends statements; emits the rows of the last one that has any. */
    Mono<List<Row>> send(String sql) {
        return Mono.create(sink -> dedicated.connection().query(sql).execute().onComplete((answer, failure) -> {
            if (failure != null) {
                sink.error(failure);
            } else {
                sink.success(rows(answer));
            }
        }));
    }

    private static List<Row> rows(@Nullable RowSet<Row> first) {
        List<Row> rows = List.of();
        for (RowSet<Row> set = first; set != null; set = set.next()) {
            // The driver gives a statement without rows the columns of the one before.
            if (set.size() > 0) {
                rows = new ArrayList<>();
                set.forEach(rows::add);
            }
        }
        return rows;
    }

    /** The five characters of what PostgreSQL refused, or nothing where it was no refusal. */
    static String state(Throwable failure) {
        return failure instanceof PgException refused && refused.getSqlState() != null ? refused.getSqlState() : "";
    }

    /** What is told of a failed statement. */
    static MigrationFailure told(String label, String statement, Throwable failure) {
        if (failure instanceof MigrationFailure known) {
            return known;
        }
        if (failure instanceof PgException refused) {
            return new MigrationFailure(
                    MigrationCode.STEP_FAILED,
                    label + ": PostgreSQL refused a statement",
                    statement,
                    refused.getErrorMessage() + " (SQLSTATE " + state(refused) + ")",
                    "correct the migration and run it again: nothing of this step has taken effect",
                    failure);
        }
        return new MigrationFailure(
                MigrationCode.CONNECTION_LOST,
                label + ": the connection ended",
                statement,
                String.valueOf(failure.getMessage()),
                "run the migrations again: what is done is written down, and the rest is done then",
                failure);
    }
}
