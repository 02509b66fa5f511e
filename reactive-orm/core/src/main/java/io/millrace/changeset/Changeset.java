package io.millrace.changeset;

import io.millrace.column.Column;
import io.millrace.error.Code;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.ConstraintViolation.Kind;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidQuery;
import io.millrace.error.MillraceException;
import io.millrace.error.Problem;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.ColumnDefinition.Generation;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.Insertable;
import io.millrace.table.TableDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
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
public final class Changeset<R> extends Checks<R> implements Insertable<R> {

    private final Work<R> work;

    private Changeset(State<R> state) {
        this(state, Work.none());
    }

    private Changeset(State<R> state, Work<R> work) {
        super(state);
        this.work = work;
    }

    @Override
    Changeset<R> with(State<R> other) {
        return new Changeset<>(other, work);
    }

    /**
     * Work to do just before these changes are written, in the same transaction: it gives the changes that are written
     * then, the same or others. Where those are not valid, or it fails, all of it is undone. It runs when all checks have
     * passed, and is not run where nothing changes. A repo's publishers find the transaction by themselves.
     */
    public Changeset<R> prepare(Function<? super Changeset<R>, ? extends Mono<Changeset<R>>> before) {
        return new Changeset<>(state, work.before(before));
    }

    /**
     * Work to do with the row as it was written, in the same transaction: {@code .afterWrite(post ->
     * repo.updateAll(…).set(…))}. Where it fails, all of it is undone.
     */
    public Changeset<R> afterWrite(Function<? super R, ? extends Mono<?>> after) {
        return new Changeset<>(state, work.after(after));
    }

    /**
     * Work to do with the row once the outermost transaction has committed, before its value is emitted: sending a mail.
     * Where it fails, the failure is logged, and the row stays written.
     */
    public Changeset<R> afterCommit(Function<? super R, ? extends Mono<?>> committed) {
        return new Changeset<>(state, work.committed(committed));
    }

    /** Whether there is work to do beside the write. */
    public boolean hasWork() {
        return !work.isNone();
    }

    /** A write of these changes with the work beside it; for repos, in a transaction. */
    public Mono<R> worked(
            Function<? super Changeset<R>, ? extends Mono<R>> write, Consumer<? super Mono<?>> afterCommit) {
        return work.around(this, write, afterCommit);
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
     * A unique constraint or index over these columns: where it is violated, the first of them has the error {@code
     * unique}. It is found by the name that the record declares, or that PostgreSQL gives by itself.
     */
    @SafeVarargs
    public final Changeset<R> unique(Column<? super R, ?> first, Column<? super R, ?>... more) {
        return rule(
                Kind.UNIQUE,
                ConstraintNames.unique(definition(), names(first, more)),
                FieldError.of(field(first), "unique", "is taken already"));
    }

    /**
     * A foreign key of these columns: where the row that they refer to is not there, the first of them has the error
     * {@code foreign_key}.
     */
    @SafeVarargs
    public final Changeset<R> references(Column<? super R, ?> first, Column<? super R, ?>... more) {
        return rule(
                Kind.FOREIGN_KEY,
                ConstraintNames.references(definition(), names(first, more)),
                FieldError.of(field(first), "foreign_key", "does not exist"));
    }

    /** The check {@code <table>_<column>_check}: where it does not hold, the column has the error {@code check}. */
    public Changeset<R> checked(Column<? super R, ?> column) {
        return rule(
                Kind.CHECK,
                ConstraintNames.conventional(definition(), column.column().name(), "_check"),
                FieldError.of(field(column), "check", "is not allowed"));
    }

    /** The exclusion {@code <table>_<column>_excl}: where it is violated, the column has the error {@code overlap}. */
    public Changeset<R> excluded(Column<? super R, ?> column) {
        return rule(
                Kind.EXCLUSION,
                ConstraintNames.conventional(definition(), column.column().name(), "_excl"),
                FieldError.of(field(column), "overlap", "conflicts with another one"));
    }

    /** Any other constraint: where it is violated, the column has the error {@code constraint}, with these words. */
    public Changeset<R> constraint(Column<? super R, ?> column, Constraint constraint, String words) {
        return rule(null, List.of(constraint), FieldError.of(field(column), "constraint", words));
    }

    /**
     * A test whose answer comes later: code {@code check} on a column, with these words, where it is false. It is made
     * only of a new value, and only where nothing else is wrong; all such tests run at the same time.
     */
    public <T> Changeset<R> checkAsync(
            Column<? super R, T> column, Function<? super T, ? extends Mono<Boolean>> test, String words) {
        FieldError error = FieldError.of(field(column), "check", words);
        return with(state.later((changes, taken) -> {
            T value = changes.get(column);
            return !changes.isChanged(column) || value == null
                    ? Flux.empty()
                    : test.apply(value)
                            .filter(passed -> !passed)
                            .map(failed -> error)
                            .flux();
        }));
    }

    /** A test of the changes together, whose answer comes later: what it emits is wrong. See {@link #checkAsync}. */
    public Changeset<R> checkAllAsync(Function<? super Changeset<R>, ? extends Flux<FieldError>> test) {
        return with(state.later((changes, taken) -> test.apply(changes)));
    }

    /**
     * Asks the database first whether these values are taken: code {@code unique} on the first of the columns. Between
     * the answer and the write somebody else may take them: only {@link #unique} is sure. It is for a form that wants to
     * tell all that is wrong at once.
     */
    @SafeVarargs
    public final Changeset<R> unsafeUnique(Column<? super R, ?> first, Column<? super R, ?>... more) {
        definition();
        return with(state.question(List.copyOf(positions(first, more))));
    }

    /**
     * These changes with the errors of all checks whose answers come later; at once where something is wrong already.
     *
     * @param taken answers whether another row has the values that changes give to some columns
     */
    public Mono<Changeset<R>> settled(Taken taken) {
        if (!isValid() || !isPending()) {
            return Mono.just(this);
        }
        return findings(taken).reduce(this, Changeset::error);
    }

    /** What the checks whose answers come later find wrong; all of them are made at the same time. */
    Flux<FieldError> findings(Taken taken) {
        List<Flux<FieldError>> all = new ArrayList<>();
        state.later().forEach(check -> all.add(Flux.defer(() -> check.errors(this, taken))));
        for (List<Integer> question : state.questions()) {
            if (question.stream().anyMatch(state::isChanged)
                    && question.stream().allMatch(position -> state.value(position) != null)) {
                String field = state.subject().name(question.get(0));
                List<? extends Column<?, ?>> columns =
                        question.stream().map(state.subject().columns()::get).toList();
                all.add(taken.by(this, columns)
                        .filter(is -> is)
                        .map(is -> FieldError.of(field, "unique", "is taken already"))
                        .flux());
            }
        }
        state.related().forEach(related -> related.findings(taken).forEach(all::add));
        return Flux.mergeSequential(all, Math.max(1, all.size()), 1);
    }

    /** Whether there are checks whose answers come later. */
    public boolean isPending() {
        return !state.later().isEmpty()
                || !state.questions().isEmpty()
                || state.related().stream().anyMatch(RelatedChanges::isPending);
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
        Set<Integer> known = new HashSet<>(given);
        List<RelatedChanges<?>> related = new ArrayList<>();
        for (RelatedChanges<?> one : state.related()) {
            related.add(one.complete());
            if (one.isHeld() && !one.changes().isEmpty()) {
                known.addAll(one.near());
            }
        }
        Changeset<R> complete = related.isEmpty() ? this : with(state.related(related));
        return row().isPresent() ? complete : complete.required(known);
    }

    private Changeset<R> required(Set<Integer> given) {
        Changeset<R> complete = this;
        List<ColumnDefinition> columns = state.subject().definitions();
        for (int i = 0; i < columns.size(); i++) {
            ColumnDefinition column = columns.get(i);
            if (!column.nullable()
                    && !given.contains(i)
                    && column.generation() == Generation.NONE
                    && column.purpose() == Purpose.PLAIN
                    && (column.defaultExpression() == null || state.isChanged(i))
                    && state.value(i) == null
                    && state.errors().stream()
                            .noneMatch(error -> !error.path().isEmpty()
                                    && error.path().get(0).equals(column.component()))) {
                complete = complete.error(FieldError.of(column.component(), "required", "is required"));
            }
        }
        return complete;
    }

    /**
     * What a violated constraint means for these changes: an {@link io.millrace.error.InvalidChangeset} where it was
     * declared; elsewhere a {@link ConstraintViolation} that says which line is missing. For a constraint that is
     * checked at the end of the transaction: {@code transaction.onErrorMap(ConstraintViolation.class, changes::failure)}.
     */
    public MillraceException failure(ConstraintViolation violation) {
        if (violation.kind() == Kind.NOT_NULL && definition().name().equals(violation.table())) {
            for (ColumnDefinition column : definition().columns()) {
                if (column.name().equals(violation.column())) {
                    return error(FieldError.of(column.component(), "required", "is required"))
                            .invalid();
                }
            }
        }
        FieldError meant = meant(violation);
        if (meant != null) {
            return error(meant).invalid();
        }
        return UnmappedConstraint.of(violation, definition(), table().columns(), state.rules());
    }

    /** What a violation means for these changes, or for the first row of a relation that it means something for. */
    @Nullable FieldError meant(ConstraintViolation violation) {
        for (Constraint.Rule rule : state.rules()) {
            if (rule.means(violation)) {
                return rule.error();
            }
        }
        return state.related().stream()
                .map(related -> related.meant(violation))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** {@inheritDoc} Only for changes of a table. */
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

    private Changeset<R> rule(@Nullable Kind kind, List<Constraint> constraints, FieldError error) {
        return with(state.rule(new Constraint.Rule(kind, constraints, error)));
    }

    private TableDefinition definition() {
        return table().definition();
    }

    private String field(Column<? super R, ?> column) {
        return state.subject().name(state.subject().position(column));
    }

    @SafeVarargs
    private List<String> names(Column<? super R, ?> first, Column<? super R, ?>... more) {
        return positions(first, more).stream()
                .map(position -> definition().columns().get(position).name())
                .toList();
    }

    /** Answers whether another row has the values that changes give to some columns; for repos. */
    @FunctionalInterface
    public interface Taken {

        /** Whether another row has them. */
        Mono<Boolean> by(Changeset<?> changes, List<? extends Column<?, ?>> columns);
    }
}
