package io.millrace.repo.write;

import io.millrace.changeset.Changeset;
import io.millrace.error.MillraceException;
import io.millrace.internal.related.ChangesetWork;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.ChangesetRow;
import io.millrace.internal.write.Removal;
import io.millrace.repo.sql.Statement;
import io.millrace.table.KeyedTable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * The update or delete of one row through a changeset: emits the row as the database has it then, for a delete as it
 * was. Cold: each subscription writes again.
 *
 * @param <R> the record
 */
public final class ChangesetWrite<R> extends Mono<R> implements Write {

    private final Runner runner;
    private final Changeset<R> changes;
    private final boolean deletes;

    private ChangesetWrite(Runner runner, Changeset<R> changes, boolean deletes) {
        this.runner = runner;
        this.changes = changes;
        this.deletes = deletes;
    }

    /** What {@code repo.update(changes)} makes. */
    public static <R> ChangesetWrite<R> update(Runner runner, Changeset<R> changes) {
        return new ChangesetWrite<>(runner, changes, false);
    }

    /** What {@code repo.delete(changes)} makes. */
    public static <R> ChangesetWrite<R> delete(Runner runner, Changeset<R> changes) {
        return new ChangesetWrite<>(runner, changes, true);
    }

    /**
     * The one statement; none where nothing changes. What is wrong with the changes does not matter here. The statements
     * for rows of relations depend on what the database answers, and are not among them.
     */
    @Override
    public List<Statement> toSql() {
        RowWritten<R> write = write();
        return write == null ? List.of() : write.toSql();
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        work().subscribe(actual);
    }

    private Mono<R> work() {
        try {
            R row = row();
            if (deletes) {
                return ChangesetWork.alone(
                        runner, changes, ready -> new ChangesetWrite<>(runner, ready, true).written());
            }
            if (changes.isChanged()) {
                return ChangesetWork.write(
                        runner, changes, ready -> new ChangesetWrite<>(runner, ready, false).written());
            }
            return changes.isValid() ? Mono.just(row) : Mono.error(changes.invalid());
        } catch (MillraceException refused) {
            return Mono.error(refused);
        }
    }

    private Mono<R> written() {
        RowWritten<R> write = write();
        return write == null ? Mono.just(row()) : write;
    }

    private @Nullable RowWritten<R> write() {
        R row = row();
        if (!deletes && !changes.hasValues()) {
            return null;
        }
        KeyedTable<R, ?> table = ChangesetRow.table(changes);
        return deletes
                ? RowWritten.delete(runner, table, row, Removal.USUAL)
                : RowWritten.update(runner, row, () -> table, found -> ChangesetRow.update(found, row, changes));
    }

    private R row() {
        return changes.row()
                .orElseThrow(() -> ChangesetWork.refused(
                        changes,
                        deletes ? "deleted" : "updated",
                        "they are of no row that is there",
                        "begin with the row: USER.edit(user, params, …); or repo.insert(changes)"
                                .replace("USER", constant())
                                .replace("user", "row")));
    }

    private String constant() {
        return changes.table().columns().get(0).column().constant().replaceAll("\\..*", "");
    }
}
