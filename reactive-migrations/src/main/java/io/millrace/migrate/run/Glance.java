package io.millrace.migrate.run;

import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.schema.Definition;
import io.millrace.repo.Repo;
import io.millrace.repo.sql.SqlRow;
import io.millrace.type.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Sees whether everything is up on a connection that a repo has open or would open anyway. */
public final class Glance {

    private static final int NOT_ASKED = 0;

    private Glance() {}

    /**
     * A report where everything is up; empty where it is not, and where anything is odd: whoever looks again, on a session
     * of its own, says what. Fails where the migrations cannot be read.
     */
    public static Mono<MigrationReport> at(Repo repo, KnownMigrations known, Settings settings) {
        History history = new History(settings.schema());
        Mono<List<History.Line>> lines = repo.sql(history.query())
                .readOnly()
                .once()
                .map(Glance::line)
                .collectList()
                .onErrorResume(odd -> Mono.just(List.of()))
                // A transaction around it would be spoiled by a table that is not there.
                .contextWrite(around -> Context.empty());
        return Mono.zip(lines, known.all())
                .mapNotNull(both -> report(both.getT2(), both.getT1(), settings.outOfOrder()));
    }

    private static @Nullable MigrationReport report(
            List<Definition> known, List<History.Line> lines, boolean outOfOrder) {
        if (lines.isEmpty()) {
            return null;
        }
        try {
            Check check = new Check(known, History.state(NOT_ASKED, lines), outOfOrder);
            check.history();
            return check.pending().isEmpty() ? new MigrationReport(List.of(), check.newer()) : null;
        } catch (MigrationFailure odd) {
            return null;
        }
    }

    private static History.Line line(SqlRow row) {
        return new History.Line(
                row.get(0, Types.INT8),
                row.get(1, Types.TEXT),
                row.get(2, Types.INT4),
                row.get(3, Types.TEXT),
                row.get(4, Types.TEXT),
                row.get(5, Types.INT4),
                row.get(6, Types.TEXT).equals("done"));
    }
}
