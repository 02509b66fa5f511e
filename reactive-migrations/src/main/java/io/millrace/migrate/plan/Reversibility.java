package io.millrace.migrate.plan;

import io.millrace.migrate.lint.written.AlteredTable;
import io.millrace.migrate.lint.written.Clause;
import io.millrace.migrate.lint.written.WrittenTable;
import io.millrace.migrate.operation.Backfill;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.operation.Piece;
import io.millrace.migrate.report.Grade;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.sql.Phrase;
import io.millrace.migrate.sql.SqlText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells how far a migration can be taken back, by the statements that it would send. */
public final class Reversibility {

    /** Statements after which no row has lost a value. */
    private static final List<String> KEEPING = List.of(
            "create", "comment", "set", "reset", "analyze", "vacuum", "reindex", "refresh", "grant", "revoke", "alter");

    private final Set<String> made = new HashSet<>();

    private Reversibility() {}

    /**
     * The grade of a migration.
     *
     * @param server the server's version as a number
     */
    public static Grade of(Definition migration, int server) {
        if (migration.down() == null) {
            return Grade.RED;
        }
        Reversibility seen = new Reversibility();
        boolean keeps = true;
        for (Operation operation : migration.up()) {
            for (Piece piece : operation.pieces(server)) {
                keeps &= seen.keeps(piece);
            }
        }
        return keeps ? Grade.GREEN : Grade.YELLOW;
    }

    private boolean keeps(Piece piece) {
        Backfill backfill = piece.backfill();
        if (backfill != null) {
            return made.contains(backfill.table())
                    || (!backfill.deletes()
                            && backfill.set().stream()
                                    .allMatch(one -> made.contains(backfill.table() + "/" + one.column())));
        }
        Phrase statement = SqlText.of(piece.sql()).phrase();
        WrittenTable.of(statement).ifPresent(table -> made.add(table.name()));
        return AlteredTable.of(statement)
                .map(this::keeps)
                .orElseGet(() -> KEEPING.stream().anyMatch(statement::begins)
                        || (statement.begins("drop") && !dropsRows(statement))
                        || (statement.begins("insert into")
                                && made.contains(statement.from(2).name())));
    }

    private static boolean dropsRows(Phrase statement) {
        return statement.begins("drop table")
                || statement.begins("drop schema")
                || statement.begins("drop foreign")
                || statement.begins("drop extension")
                || statement.begins("drop type")
                || statement.begins("drop domain")
                || statement.begins("drop sequence")
                || statement.begins("drop owned");
    }

    private boolean keeps(AlteredTable table) {
        boolean keeps = true;
        for (Clause clause : table.clauses()) {
            if (clause.addsColumn()) {
                made.add(table.name() + "/" + clause.added().name());
            }
            keeps &= made.contains(table.name()) || (!clause.dropsColumn() && !clause.changesType());
        }
        return keeps;
    }
}
