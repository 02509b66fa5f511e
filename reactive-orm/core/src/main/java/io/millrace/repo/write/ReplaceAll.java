package io.millrace.repo.write;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.related.ChangesetRows;
import io.millrace.internal.remove.Cascades;
import io.millrace.internal.run.Runner;
import io.millrace.internal.write.ConflictRule;
import io.millrace.internal.write.Replaced;
import io.millrace.internal.write.Replacement;
import io.millrace.internal.write.ReplacementCheck;
import io.millrace.repo.sql.Statement;
import io.millrace.repo.write.RowOutcome.Kind;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the rows of a condition exactly the given ones, in one statement: a row that is not there is inserted, one that
 * differs is updated, one that is not among the given ones is deleted, and one that is as it was given is not written at
 * all. Emits the rows that were inserted or updated, as the database has them, in the order they were given. Cold: each
 * subscription does it again.
 *
 * <p>{@code merge into lines using unnest($1::int8[], …) … on … when matched and (…) is distinct from (…) then update … when
 * not matched then insert … when not matched by source and … then delete}. An update sets the columns that are given, but
 * for the primary key and those that tell rows apart; the version is counted up and the moment of the update filled in.
 * Versions of the given rows are not compared. Where the table keeps its deleted rows, what is left over is marked, and
 * rows that were marked before count as not there: one that is given again is inserted beside it, or violates a unique
 * index that counts them. No row given deletes all of the condition.
 *
 * <p>PostgreSQL 17 or later. Refused with {@link io.millrace.error.InvalidQuery}: an older server, more than 10,000 rows,
 * rows that give different columns, two that are the same row, and a table whose relations say what goes with a row. Fails
 * with {@link io.millrace.error.ConstraintViolation} where a unique index has such a row outside the condition, or where a
 * transaction beside this one inserts it meanwhile: unlike an upsert this does not wait for it. Nothing is written then.
 *
 * <p>Cost: PostgreSQL reads the whole table, whatever index the condition has, to find what is left over. Where few rows of
 * a large table are meant, a delete of a query and an upsert in one transaction read less.
 *
 * @param <R> the record
 */
public final class ReplaceAll<R> extends Flux<R> implements Write {

    private final Runner runner;
    private final Replacement<R> replacement;
    private final ChangesetRows<R> changesets;

    ReplaceAll(Runner runner, Replacement<R> replacement) {
        this.runner = runner;
        this.replacement = replacement;
        this.changesets = new ChangesetRows<>(runner, replacement.rows(), ConflictRule.NONE);
    }

    /**
     * What became of each row: of those that were given, in their order, INSERTED, UPDATED or UNCHANGED, and then the DELETED
     * ones, in no particular order.
     */
    public Flux<RowOutcome<R>> outcomes() {
        return replaced().flatMapIterable(this::outcomes);
    }

    /** How many rows were inserted, updated or deleted; the rows themselves are not read. */
    public Mono<Long> returningCount() {
        return runner.serverVersion().flatMap(version -> {
            try {
                ReplacementCheck.requireServer(replacement.table(), version);
                return runner.count(() -> command(false));
            } catch (MillraceException refused) {
                return Mono.error(refused);
            }
        });
    }

    @Override
    public List<Statement> toSql() {
        return List.of(Statement.of(command(true)));
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        outcomes()
                .filter(outcome -> outcome.kind() == Kind.INSERTED || outcome.kind() == Kind.UPDATED)
                .map(outcome -> outcome.row().orElseThrow())
                .subscribe(actual);
    }

    private Mono<List<Replaced<R>>> replaced() {
        return runner.serverVersion().flatMap(version -> {
            try {
                ReplacementCheck.requireServer(replacement.table(), version);
                return runner.all(() -> command(true)).collectList();
            } catch (MillraceException refused) {
                return Mono.error(refused);
            }
        });
    }

    private Command<Replaced<R>> command(boolean told) {
        Table<R> table = replacement.table();
        changesets.check();
        changesets.requireNoMore("replaced");
        if (Cascades.has(table)) {
            throw ReplacementCheck.cascading(table);
        }
        return runner.statements().command("replace", replacement.statement(told), Replaced.decoder(table));
    }

    private List<RowOutcome<R>> outcomes(List<Replaced<R>> written) {
        int given = replacement.rows().size();
        List<RowOutcome<R>> outcomes =
                new ArrayList<>(Collections.nCopies(given, new RowOutcome<R>(Kind.UNCHANGED, Optional.empty())));
        for (Replaced<R> one : written) {
            Long place = one.place();
            if (place == null) {
                outcomes.add(new RowOutcome<>(Kind.DELETED, Optional.of(one.row())));
            } else {
                Kind kind = one.inserted() ? Kind.INSERTED : Kind.UPDATED;
                outcomes.set(Math.toIntExact(place - 1), new RowOutcome<>(kind, Optional.of(one.row())));
            }
        }
        return outcomes;
    }
}
