package io.millrace.repo;

import io.millrace.column.Assign;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.MillraceException;
import io.millrace.error.Problem;
import io.millrace.internal.exec.Executor;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.statement.Update;
import io.millrace.table.KeyedTable;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The update of one row, still without what to set.
 *
 * @param <R> the record
 */
public final class RowUpdate<R> {

    private final Executor executor;
    private final Statements statements;
    private final R row;

    RowUpdate(Executor executor, Statements statements, R row) {
        this.executor = executor;
        this.statements = statements;
        this.row = row;
    }

    /**
     * Sets columns of the row, found by its primary key and, where the record has one, its version; the version is
     * counted up and the moment of the update filled in: {@code update … set … where key and version returning …}.
     *
     * <p>Emits the row as the database has it then. Always sent, also where nothing would change.
     *
     * <p>Fails with {@link io.millrace.error.StaleRow} where the row is gone or has another version.
     */
    @SafeVarargs
    public final Mono<R> set(Assign<? super R> first, Assign<? super R>... more) {
        List<Assign<? super R>> all = new ArrayList<>(more.length + 1);
        all.add(first);
        all.addAll(List.of(more));
        try {
            KeyedTable<R, ?> table = table(first.column());
            Update update = statement(table, all);
            return executor.first(statements.command("update", update, table))
                    .switchIfEmpty(Mono.error(() -> Stale.of(table, "updated")));
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    private <K> Update statement(KeyedTable<R, K> table, List<Assign<? super R>> all) {
        return new Update(
                List.of(),
                table.source(),
                Assignments.of(table, all),
                List.of(),
                RowDelete.identity(table, row),
                List.of(table.selected()));
    }

    @SuppressWarnings("unchecked") // the owner of a column in scope R is the table of R
    private KeyedTable<R, ?> table(ColumnNode column) {
        if (column.source() instanceof TableNode node
                && node.alias() == null
                && node.owner() instanceof KeyedTable<?, ?> table) {
            return (KeyedTable<R, ?>) table;
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_WRITE,
                column.label() + " cannot be set here",
                "a row is updated through the columns of its own table, which needs a primary key",
                "use the table's constant rather than an alias: " + column.constant() + ".to(…)"));
    }
}
