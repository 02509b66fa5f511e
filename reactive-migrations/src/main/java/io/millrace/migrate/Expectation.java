package io.millrace.migrate;

import io.millrace.migrate.compare.Comparison;
import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.report.Difference;
import io.millrace.migrate.report.DriftReport;
import io.millrace.migrate.run.Session;
import io.millrace.table.TableDefinition;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * What a program expects of the database once everything is up.
 *
 * @param mode what to do where it is otherwise
 * @param tables the definitions of its records
 */
record Expectation(DriftMode mode, List<TableDefinition> tables) {

    static final Expectation NOTHING = new Expectation(DriftMode.WARN, List.of());

    private static final Logger LOG = LoggerFactory.getLogger("io.millrace.migrate");

    Expectation {
        tables = List.copyOf(tables);
    }

    Mono<Void> check(Session session) {
        return tables.isEmpty()
                ? Mono.empty()
                : Comparison.on(session, tables).doOnNext(this::judge).then();
    }

    private void judge(DriftReport report) {
        if (mode == DriftMode.STRICT && !report.breaking().isEmpty()) {
            throw new MigrationFailure(
                    MigrationCode.DRIFT,
                    "records and database differ in " + report.breaking().size() + " things",
                    report.breaking().stream().map(Difference::message).collect(Collectors.joining("\n")),
                    "write a migration; migrate diff proposes one");
        }
        report.differences().forEach(difference -> LOG.warn("{}: {}", difference.kind(), difference.message()));
    }
}
