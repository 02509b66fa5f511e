package io.millrace.migrate.diff;

import io.millrace.migrate.catalog.Catalogue;
import io.millrace.migrate.catalog.LiveColumn;
import io.millrace.migrate.compare.TypeName;
import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.report.Difference;
import io.millrace.migrate.report.Difference.Kind;
import io.millrace.migrate.report.DriftReport;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What may be the same under another name; whoever asked has to say whether it is. */
final class Candidates {

    private final Catalogue catalogue;
    private final List<TableDefinition> tables;
    private final Set<String> drops;
    private final Set<String> adds;

    Candidates(Catalogue catalogue, List<TableDefinition> tables, Set<String> drops, Set<String> adds) {
        this.catalogue = catalogue;
        this.tables = tables;
        this.drops = drops;
        this.adds = adds;
    }

    void check(DriftReport report) {
        List<String> pairs = new ArrayList<>();
        for (Difference missing : report.differences()) {
            for (Difference unknown : report.differences()) {
                if (isPair(missing, unknown)) {
                    pairs.add(name(unknown) + ":" + name(missing));
                }
            }
        }
        if (!pairs.isEmpty()) {
            String first = pairs.get(0);
            String to = first.substring(first.indexOf(':') + 1);
            String from = first.substring(0, first.indexOf(':'));
            throw new MigrationFailure(
                    MigrationCode.UNDECIDED,
                    "it is not said whether " + to + " is " + from + " under another name",
                    pairs.stream()
                            .map(pair -> pair.substring(pair.indexOf(':') + 1) + " is missing, and no record has "
                                    + pair.substring(0, pair.indexOf(':')))
                            .collect(Collectors.joining("\n")),
                    "--rename " + first + " keeps what is in it; --add " + to + " makes a new one, and --drop " + from
                            + " drops the old one");
        }
    }

    private boolean isPair(Difference missing, Difference unknown) {
        if (adds.contains(name(missing)) || drops.contains(name(unknown))) {
            return false;
        }
        if (missing.kind() == Kind.MISSING_TABLE && unknown.kind() == Kind.UNKNOWN_TABLE) {
            return definition(missing.table()).columns().stream()
                    .allMatch(column -> live(unknown.table(), column.name()) != null);
        }
        boolean columns = missing.kind() == Kind.MISSING_COLUMN
                && (unknown.kind() == Kind.UNKNOWN_COLUMN || unknown.kind() == Kind.REQUIRED_COLUMN)
                && missing.table().equals(unknown.table());
        if (!columns) {
            return false;
        }
        LiveColumn live = live(unknown.table(), unknown.subject());
        ColumnDefinition wanted = definition(missing.table()).columns().stream()
                .filter(column -> column.name().equals(missing.subject()))
                .findFirst()
                .orElseThrow();
        return live != null && TypeName.same(wanted.sqlType(), live.type());
    }

    private static String name(Difference difference) {
        return difference.subject().isEmpty() ? difference.table() : difference.table() + "." + difference.subject();
    }

    private TableDefinition definition(String table) {
        return tables.stream()
                .filter(one -> table.equals(one.namespace() == null ? one.name() : one.namespace() + "." + one.name())
                        || table.equals(one.name()))
                .findFirst()
                .orElseThrow();
    }

    private @Nullable LiveColumn live(String table, String column) {
        int dot = table.indexOf('.');
        return catalogue
                .find(dot < 0 ? "" : table.substring(0, dot), table.substring(dot + 1))
                .flatMap(one -> one.column(column))
                .orElse(null);
    }
}
