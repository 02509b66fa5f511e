package io.millrace.migrate.run;

import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.schema.Definition;
import io.millrace.repo.Repo;
import io.millrace.repo.sql.SqlRow;
import io.millrace.type.Types;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Sees whether everything is up on a connection that a repo has open or would open anyway. */
public final class Glance {

    private static final int NOT_ASKED = 0;

    private Glance() {}

    /**
     * A report where everything is up; empty where it is not, and where anything is odd: whoever looks again, on a session
     * of its own, says what.
     */
    public static Mono<MigrationReport> at(Repo repo, List<Definition> known, Settings settings) {
        History history = new History(settings.schema());
        Mono<List<History.Line>> lines =
                repo.sql(history.query()).readOnly().once().map(Glance::line).collectList();
        return Meanwhile.of(lines, known)
                .filter(found -> !found.isEmpty())
                .map(found -> new Check(known, History.state(NOT_ASKED, found), settings.outOfOrder()))
                .doOnNext(Check::history)
                .filter(check -> check.pending().isEmpty())
                .map(check -> new MigrationReport(List.of(), check.newer()))
                .onErrorResume(odd -> Mono.empty())
                // A transaction around it would be spoiled by a table that is not there.
                .contextWrite(around -> Context.empty());
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
