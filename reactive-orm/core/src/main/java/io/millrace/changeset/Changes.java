package io.millrace.changeset;

import io.millrace.column.Column;
import io.millrace.column.Value;
import io.millrace.error.Code;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.cast.Casting;
import io.millrace.internal.cast.DeclaredSize;
import io.millrace.internal.cast.Unfit;
import io.millrace.type.PgType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of a changeset and what is wrong with them. */
abstract sealed class Changes<R> permits Nesting {

    final State<R> state;

    Changes(State<R> state) {
        this.state = state;
    }

    abstract Changeset<R> with(State<R> other);

    /** This changeset itself. */
    abstract Changeset<R> same();

    /** Of an input these columns, and no others; after what was cast before. See {@link SchemaTable#cast}. */
    @SafeVarargs
    public final Changeset<R> cast(Params params, Column<? super R, ?> first, Column<? super R, ?>... more) {
        return with(cast(params, state.params() == params ? state.unknown() : params.names(), first, more));
    }

    /**
     * Of the input that was cast before, or that a record inside of another one has, these columns.
     *
     * @throws InvalidQuery where there is no input
     */
    @SafeVarargs
    public final Changeset<R> cast(Column<? super R, ?> first, Column<? super R, ?>... more) {
        Params params = state.params();
        if (params == null) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    first.column().label() + " is cast, and there is no input",
                    "these changes were not made of one",
                    "begin with the input: .cast(params, …), or put the value: .put(…)"));
        }
        return with(cast(params, state.unknown(), first, more));
    }

    @SafeVarargs
    private State<R> cast(
            Params params, Collection<String> notCast, Column<? super R, ?> first, Column<? super R, ?>... more) {
        Subject<R> subject = state.subject();
        @Nullable Object[] values = state.changes().clone();
        List<String> unknown = new ArrayList<>(notCast);
        List<FieldError> errors = List.of();
        for (int i = -1; i < more.length; i++) {
            int position = subject.position(i < 0 ? first : more[i]);
            String name = subject.name(position);
            if (!params.has(name)) {
                continue;
            }
            unknown.remove(name);
            try {
                values[position] = state.changed(
                        position, fitting(position, subject.isList(position) ? params.value(name) : params.get(name)));
            } catch (Unfit unfit) {
                errors = errors.isEmpty() ? new ArrayList<>() : errors;
                errors.add(new FieldError(List.of(name), unfit.code(), unfit.template(), unfit.arguments()));
            }
        }
        return state.cast(params, List.copyOf(unknown), values, errors);
    }

    private @Nullable Object fitting(int position, @Nullable Object raw) throws Unfit {
        Subject<R> subject = state.subject();
        if (raw == null) {
            if (subject.isNullable(position)) {
                return null;
            }
            throw new Unfit("required", "is required", Map.of());
        }
        return sized(subject.columns().get(position).type(), subject.declared(position), raw);
    }

    private static <T> T sized(PgType<T> type, String declared, Object raw) throws Unfit {
        T value = Casting.cast(type, raw);
        DeclaredSize.check(declared, type, value);
        return value;
    }

    /** The value that a column has with these changes: the new one, or the row's; null where there is none. */
    @SuppressWarnings("unchecked") // values were cast to the types of their columns
    public final <T> @Nullable T get(Column<? super R, T> column) {
        return (T) state.value(state.subject().position(column));
    }

    /** Whether a column gets another value than the row has. */
    public final boolean isChanged(Column<? super R, ?> column) {
        return state.isChanged(state.subject().position(column));
    }

    /** Whether any column does, or anything inside of the record. */
    public final boolean isChanged() {
        return hasValues() || state.related().stream().anyMatch(RelatedChanges::isChanged);
    }

    /** Whether any column gets another value than the row has; for repos. */
    public final boolean hasValues() {
        for (int i = 0; i < state.changes().length; i++) {
            if (state.isChanged(i)) {
                return true;
            }
        }
        return false;
    }

    /** The new values by the names of their fields; secret ones are among them. */
    public final Map<String, @Nullable Object> changes() {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        for (int i = 0; i < state.changes().length; i++) {
            if (state.isChanged(i)) {
                changes.put(state.subject().name(i), state.changes()[i]);
            }
        }
        return Collections.unmodifiableMap(changes);
    }

    /** With other values, given in code: nothing is cast. A value that the row has already is no change. */
    @SafeVarargs
    public final Changeset<R> put(Value<? super R> first, Value<? super R>... more) {
        State<R> next = put(state, first);
        for (Value<? super R> value : more) {
            next = put(next, value);
        }
        return with(next);
    }

    private State<R> put(State<R> to, Value<? super R> value) {
        List<? extends Column<?, ?>> columns = to.subject().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).column().name().equals(value.column().name())
                    && columns.get(i)
                            .column()
                            .source()
                            .label()
                            .equals(value.column().source().label())) {
                return to.put(i, value.constant());
            }
        }
        throw Subject.foreign(value.column(), to.subject());
    }

    /** Without the new values of these columns. */
    @SafeVarargs
    public final Changeset<R> delete(Column<? super R, ?> first, Column<? super R, ?>... more) {
        @Nullable Object[] changes = state.changes().clone();
        for (int position : positions(first, more)) {
            changes[position] = State.UNSET;
        }
        return with(state.changing(changes));
    }

    /**
     * Both: the other one's values over these, the errors and rules of both, what both have once. The row stays this one's.
     *
     * @throws InvalidQuery where the other one changes another row
     */
    public final Changeset<R> merge(Changeset<R> other) {
        if (other.state.row() != null && !other.state.row().equals(state.row())) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    "changes of two rows of " + state.subject().label() + " cannot become those of one",
                    "what the other ones change is not the row that these change",
                    "begin both with the same row, or the other ones without any: TABLE.change(values)"));
        }
        return with(state.merge(other.state));
    }

    /** The row that is changed; empty for a new one. */
    public final Optional<R> row() {
        return Optional.ofNullable(state.row());
    }

    /** Whether nothing is wrong so far. */
    public final boolean isValid() {
        return state.isValid();
    }

    /** What is wrong, in the order in which it was found; then what is wrong with the rows of relations. */
    public final List<FieldError> errors() {
        if (state.related().isEmpty()) {
            return state.errors();
        }
        List<FieldError> errors = new ArrayList<>(state.errors());
        state.related().forEach(related -> errors.addAll(related.errors()));
        return List.copyOf(errors);
    }

    /**
     * What is wrong as a tree on the paths of the input: a map of names to further maps, and at its ends to lists of what
     * a function makes of each error. What is wrong with something that has fields itself stands under the empty name.
     */
    public final Map<String, Object> errorTree(Function<? super FieldError, ?> words) {
        return FieldError.tree(errors(), words);
    }

    /** What is wrong with each field, in words that a function chooses, such as {@link FieldError#message()}. */
    public final Map<String, List<String>> traverseErrors(Function<? super FieldError, String> words) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (FieldError error : errors()) {
            fields.computeIfAbsent(error.field(), field -> new ArrayList<>()).add(words.apply(error));
        }
        return Collections.unmodifiableMap(fields);
    }

    /**
     * The names in the input that were not cast, {@code posts.0.admin} for one inside of another: ignored, and listed
     * here for those who want to complain.
     */
    public final List<String> unknown() {
        if (state.related().isEmpty()) {
            return state.unknown();
        }
        List<String> unknown = new ArrayList<>(state.unknown());
        state.related().forEach(related -> unknown.addAll(related.unknown()));
        return List.copyOf(unknown);
    }

    /** The failure that these errors make. */
    public final InvalidChangeset invalid() {
        return InvalidChangeset.of(state.subject().label(), errors());
    }

    @SafeVarargs
    final List<Integer> positions(Column<? super R, ?> first, Column<? super R, ?>... more) {
        List<Integer> positions = new ArrayList<>(more.length + 1);
        positions.add(state.subject().position(first));
        for (Column<? super R, ?> column : more) {
            positions.add(state.subject().position(column));
        }
        return positions;
    }

    /** The new values, those that must never be printed left out, and what is wrong. */
    @Override
    public final String toString() {
        StringBuilder text =
                new StringBuilder("changes of ").append(state.subject().label());
        String gap = ": ";
        for (int i = 0; i < state.changes().length; i++) {
            if (state.isChanged(i)) {
                text.append(gap).append(state.subject().name(i)).append(" = ");
                text.append(state.subject().isSensitive(i) ? "(hidden)" : state.changes()[i]);
                gap = ", ";
            }
        }
        for (RelatedChanges<?> related : state.related()) {
            text.append(gap).append(related.name()).append(" = ").append(related.changes());
            gap = ", ";
        }
        return isValid() ? text.toString() : text + "; errors: " + errors();
    }
}
