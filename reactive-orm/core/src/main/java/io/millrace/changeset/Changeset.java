package io.millrace.changeset;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.ColumnDefinition.Generation;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.Insertable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * How data changes: new values for columns, what is wrong with them, and what the database's constraints mean for them.
 * Immutable: every method gives another changeset. Nothing here touches a database; {@code repo.insert(changes)} and
 * {@code repo.update(changes)} do, and fail with {@link io.millrace.error.InvalidChangeset} where something is wrong.
 *
 * <pre>{@code
 * USER.cast(params, USER.name, USER.email, USER.age)
 *         .required(USER.name, USER.email)
 *         .length(USER.name, 2, 80)
 *         .min(USER.age, 13)
 *         .unique(USER.email)
 * }</pre>
 *
 * @param <R> the record that is changed
 */
public final class Changeset<R> extends Awaited<R> implements Insertable<R> {

    private Changeset(State<R> state) {
        super(state);
    }

    @Override
    Changeset<R> with(State<R> other) {
        return new Changeset<>(other);
    }

    /**
     * The new value of a column made over in code: {@code .map(USER.email, String::strip)}. A column that gets no new
     * value, or null, is left alone; what the row has already is no change.
     */
    public <T> Changeset<R> map(Column<? super R, T> column, Function<? super T, ? extends T> change) {
        int position = state.subject().position(column);
        T value = isChanged(column) ? get(column) : null;
        return value == null ? this : with(state.put(position, change.apply(value)));
    }

    /**
     * Work to do just before these changes are written, in the same transaction: it gives the changes that are written
     * then, the same or others, which may have rows of relations. Where those are not valid, or it fails, all of it is
     * undone. It runs when all checks have passed, and is not run where nothing changes; checks whose answers come later
     * are made of other changes as well. A repo's publishers find the transaction by themselves.
     */
    public Changeset<R> prepare(Function<? super Changeset<R>, ? extends Mono<Changeset<R>>> before) {
        return work(work().before(before));
    }

    /**
     * Work to do with the row as it was written, in the same transaction: {@code .afterWrite(post ->
     * repo.updateAll(…).set(…))}. Where it fails, all of it is undone.
     */
    public Changeset<R> afterWrite(Function<? super R, ? extends Mono<?>> after) {
        return work(work().after(after));
    }

    /**
     * Work to do with the row once the outermost transaction has committed, before its value is emitted: sending a mail.
     * Where it fails, the failure is logged, and the row stays written.
     */
    public Changeset<R> afterCommit(Function<? super R, ? extends Mono<?>> committed) {
        return work(work().committed(committed));
    }

    /** Whether there is work to do beside the write. */
    public boolean hasWork() {
        return !work().isNone();
    }

    /** The changes that are written, once what comes before their write has been done; for repos, in a transaction. */
    public Mono<Changeset<R>> prepared() {
        return work().prepared(this);
    }

    /** The row that was written, once what comes after its write has been done; for repos, in the transaction. */
    public Mono<R> finished(R row, Consumer<? super Mono<?>> afterCommit) {
        return work().finished(row, afterCommit);
    }

    private Work<R> work() {
        return state.beside().work();
    }

    private Changeset<R> work(Work<R> other) {
        return with(state.beside(state.beside().work(other)));
    }

    @Override
    Changeset<R> same() {
        return this;
    }

    static <R> Changeset<R> of(State<R> state) {
        return new Changeset<>(state);
    }

    /** What a draft gives, as changes of a new record. */
    static <R> Changeset<R> given(Subject<R> subject, Insertable<R> row) {
        return new Changeset<>(State.of(subject, null, null).filled(row));
    }

    /** No changes yet, for a new row. */
    public static <R> Changeset<R> of(SchemaTable<R, ?> table) {
        return new Changeset<>(State.of(new TableSubject<>(table), null, null));
    }

    /** No changes yet, of a row that is there. */
    public static <R> Changeset<R> of(SchemaTable<R, ?> table, R row) {
        return new Changeset<>(State.of(new TableSubject<>(table), row, table.values(row)));
    }

    /**
     * Everything that a draft gives, for a new row.
     *
     * @throws InvalidQuery where its table was not generated
     */
    public static <R> Changeset<R> of(Insertable<R> draft) {
        if (draft instanceof Changeset<R> changes) {
            return changes;
        }
        if (!(draft.table() instanceof SchemaTable<R, ?> table)) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    "there are no changesets of " + draft.table().source().label(),
                    "its table was not generated",
                    "put @Schema on the record"));
        }
        return given(new TableSubject<>(table), draft);
    }

    /** Of an input these fields, without any table: {@code Changeset.input(params, PAGE, WORDS)}. */
    public static Changeset<Input> input(Params params, Field<?> first, Field<?>... more) {
        List<Field<?>> fields = new ArrayList<>(more.length + 1);
        fields.add(first);
        fields.addAll(List.of(more));
        return new Changeset<>(State.of(new FieldSubject(List.copyOf(fields)), null, null)).cast(params, first, more);
    }

    /**
     * These changes with the error {@code required} for each column that a new row needs and has no value; so too the
     * rows of relations, but for the columns by which they are related.
     */
    public Changeset<R> complete() {
        return complete(List.of());
    }

    /** The same, where others give some columns their values. */
    Changeset<R> complete(List<Integer> given) {
        Changeset<R> complete = state.related().isEmpty() ? this : withCompleteRelations();
        return row().isPresent() ? complete : complete.required(given);
    }

    private Changeset<R> withCompleteRelations() {
        List<RelatedChanges<?>> related = new ArrayList<>(state.related().size());
        boolean same = true;
        for (RelatedChanges<?> one : state.related()) {
            RelatedChanges<?> complete = one.complete();
            related.add(complete);
            same = same && complete == one;
        }
        return same ? this : with(state.related(related));
    }

    private Changeset<R> required(List<Integer> given) {
        Changeset<R> complete = this;
        List<ColumnDefinition> columns = state.subject().definitions();
        for (int i = 0; i < columns.size(); i++) {
            ColumnDefinition column = columns.get(i);
            if (!column.nullable()
                    && column.generation() == Generation.NONE
                    && column.purpose() == Purpose.PLAIN
                    && (column.defaultExpression() == null || state.isChanged(i))
                    && state.value(i) == null
                    && !given.contains(i)
                    && !isReferring(i)
                    && state.errors().stream()
                            .noneMatch(error -> !error.path().isEmpty()
                                    && error.path().get(0).equals(column.component()))) {
                complete = complete.error(FieldError.of(column.component(), "required", "is required"));
            }
        }
        return complete;
    }

    /** Whether a column refers to a row that is written first. */
    private boolean isReferring(int column) {
        for (RelatedChanges<?> one : state.related()) {
            if (one.isHeld() && !one.changes().isEmpty() && one.near().contains(column)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public SchemaTable<R, ?> table() {
        if (state.subject() instanceof TableSubject<R> subject) {
            return subject.table();
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_ARGUMENT,
                "changes without a table cannot be written",
                "they are of fields that no table has",
                "read them with changes.apply(), or begin with a table: USER.cast(…)"));
    }

    @Override
    public boolean hasValueAt(int column) {
        return state.isChanged(column);
    }

    @Override
    public @Nullable Object valueAt(int column) {
        return state.isChanged(column) ? state.changes()[column] : null;
    }

    /** Answers whether another row has the values that changes give to some columns; for repos. */
    @FunctionalInterface
    public interface Taken {

        /** Whether another row has them. */
        Mono<Boolean> by(Changeset<?> changes, List<? extends Column<?, ?>> columns);
    }
}
