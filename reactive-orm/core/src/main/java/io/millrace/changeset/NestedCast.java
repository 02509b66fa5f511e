package io.millrace.changeset;

import io.millrace.changeset.Nested.Arranged;
import io.millrace.error.Code;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.cast.Casting;
import io.millrace.internal.cast.Unfit;
import io.millrace.table.Insertable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Finds out what becomes of records inside of a record: which are new, which are there, and which are left out. */
final class NestedCast<R, X> {

    private final State<R> state;
    private final Nested<R, X> nested;
    private final String name;
    private final Subject<X> subject;
    private final List<Integer> identity;
    private final List<X> open = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final List<Changeset<X>> changes = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();
    private final List<Boolean> linked = new ArrayList<>();

    NestedCast(State<R> state, Nested<R, X> nested) {
        this.state = state;
        this.nested = nested;
        this.name = nested.name(state);
        this.subject = nested.subject();
        this.identity = nested.identity(state);
        nested.check(state);
    }

    static FieldError under(List<String> path, FieldError error) {
        FieldError longer = error;
        for (int i = path.size() - 1; i >= 0; i--) {
            longer = longer.under(path.get(i));
        }
        return longer;
    }

    /** Of the input that was cast before. */
    State<R> cast(BiFunction<? super Changeset<X>, Integer, Changeset<X>> each) {
        Params params = state.params();
        if (params == null) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    name + " is cast, and there is no input",
                    "records inside of a record are cast of its own input",
                    "begin with the input: .cast(params, …), or put them: .put(…)"));
        }
        NestedInput input = NestedInput.of(params, name, nested.isMany(), nested.options);
        State<R> known = state.known(name, nested.options.sort(), nested.options.drop());
        if (!input.isGiven()) {
            return required(
                    known, !nested.options.required() || !nested.before(state).isEmpty());
        }
        if (input.isNull() && !nested.takesNull(state)) {
            errors.add(invalid(List.of(name), "list"));
            return errors(known.without(name));
        }
        open.addAll(nested.before(state));
        Map<String, @Nullable Object> items = input.items();
        int place = 0;
        for (Map.Entry<String, @Nullable Object> item : items.entrySet()) {
            Params own = item.getValue() == null ? null : params.inside(item.getValue());
            if (own == null) {
                List<String> path = nested.isMany() ? List.of(name, item.getKey()) : List.of(name);
                errors.add(invalid(path, "record"));
            } else {
                places.add(item.getKey());
                int before = open.size();
                Changeset<X> one = begun(own);
                linked.add(open.size() == before);
                changes.add(each.apply(one, place++));
            }
        }
        return required(errors.isEmpty() ? stored(known) : errors(known.without(name)), !items.isEmpty());
    }

    private static FieldError invalid(List<String> path, String type) {
        return new FieldError(path, "invalid", "is not a valid {type}", Map.of("type", type));
    }

    /** Of what a program gives. */
    State<R> put(Collection<? extends Insertable<X>> rows) {
        open.addAll(nested.before(state));
        for (Insertable<X> row : rows) {
            Changeset<X> one = row instanceof Changeset<X> given ? given : Changeset.given(subject, row);
            boolean updates = nested.options.onReplace() == OnReplace.UPDATE && !nested.isMany() && !open.isEmpty();
            X there = one.row().orElse(null);
            if (there != null) {
                boolean links = found(nested.values(there)) == null;
                if (links && updates) {
                    throw another();
                }
                if (links && isTwice(there)) {
                    errors.add(new FieldError(
                            List.of(name, Integer.toString(changes.size())), "twice", "is there already", Map.of()));
                }
                linked.add(links);
            } else if (updates) {
                X only = open.remove(0);
                one = Changeset.of(State.of(subject, only, nested.values(only)).merge(one.state));
                linked.add(false);
            } else {
                linked.add(true);
            }
            places.add(Integer.toString(changes.size()));
            changes.add(one);
        }
        if (!nested.isMany() && changes.size() > 1) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    state.subject().label() + "." + name + " is put twice",
                    "the relation leads to one row",
                    "put one of them"));
        }
        return required(errors.isEmpty() ? stored(state) : errors(state.without(name)), !changes.isEmpty());
    }

    private State<R> stored(State<R> known) {
        List<X> left = List.of();
        List<X> removed = List.copyOf(open);
        if (!removed.isEmpty()) {
            switch (nested.options.onReplace()) {
                case RAISE -> throw raised();
                case REFUSE -> {
                    errors.add(FieldError.of(name, "replaced", "must not be taken away"));
                    return errors(known.without(name));
                }
                case LEAVE -> {
                    left = nested.isMany() || changes.isEmpty() ? removed : List.of();
                    removed = List.of();
                }
                default -> {}
            }
        }
        return nested.store(known, new Arranged<>(places, changes, removed, left, linked));
    }

    private State<R> errors(State<R> to) {
        State<R> next = to;
        for (FieldError error : errors) {
            next = next.error(error);
        }
        return next;
    }

    private State<R> required(State<R> next, boolean given) {
        boolean missing = nested.options.required() && !given;
        return missing
                        && next.errors().stream()
                                .noneMatch(error -> error.field().equals(name))
                ? next.error(FieldError.of(name, "required", "is required"))
                : next;
    }

    /** The changes of one item, before anything of it is cast: of the record that it means, or of a new one. */
    private Changeset<X> begun(Params own) {
        List<String> names = identity.stream().map(subject::name).toList();
        @Nullable Object[] key = new @Nullable Object[subject.size()];
        boolean given = !identity.isEmpty();
        for (int position : identity) {
            Object raw = own.get(subject.name(position));
            if (raw == null) {
                given = false;
                continue;
            }
            try {
                key[position] = Casting.cast(subject.columns().get(position).type(), raw);
            } catch (Unfit unfit) {
                return begun(own, names, null)
                        .error(new FieldError(
                                List.of(subject.name(position)), unfit.code(), unfit.template(), unfit.arguments()));
            }
        }
        if (given) {
            X there = found(key);
            return there != null || nested.takesKeys()
                    ? begun(own, names, there)
                    : begun(own, names, null).error(FieldError.of(names.get(0), "missing", "is not there any more"));
        }
        boolean only = !nested.isMany()
                && !open.isEmpty()
                && (identity.isEmpty() || nested.options.onReplace() == OnReplace.UPDATE);
        return begun(own, names, only ? open.remove(0) : null);
    }

    private Changeset<X> begun(Params own, List<String> identityNames, @Nullable X row) {
        State<X> start = State.of(subject, row, row == null ? null : nested.values(row));
        return Changeset.of(start.reading(own, row == null ? List.of() : identityNames));
    }

    /** The record with these values in the columns of its key, which is taken away from those that are open. */
    private @Nullable X found(@Nullable Object[] values) {
        if (identity.isEmpty()) {
            return nested.isMany() || open.isEmpty() ? null : open.remove(0);
        }
        for (int i = 0; i < open.size(); i++) {
            if (isSame(nested.values(open.get(i)), values)) {
                return open.remove(i);
            }
        }
        return null;
    }

    private boolean isTwice(X row) {
        @Nullable Object[] values = nested.values(row);
        return !identity.isEmpty()
                && changes.stream()
                        .anyMatch(other -> other.row().isPresent()
                                && isSame(nested.values(other.row().get()), values));
    }

    private boolean isSame(@Nullable Object[] one, @Nullable Object[] other) {
        return identity.stream().allMatch(position -> Objects.deepEquals(one[position], other[position]));
    }

    private InvalidQuery another() {
        return new InvalidQuery(Problem.of(
                Code.INVALID_ARGUMENT,
                state.subject().label() + "." + name + " is replaced by another row",
                "it was said that the row that is there is updated",
                "put a draft with its new values, or say what happens to it: .onReplace(OnReplace.DELETE)"));
    }

    private InvalidQuery raised() {
        String label = state.subject().label() + "." + name;
        return new InvalidQuery(Problem.of(
                Code.INVALID_ARGUMENT,
                label + " would lose " + (open.size() == 1 ? "one record" : open.size() + " records"),
                "it is not said what happens to those that are left out",
                "say it: .onReplace(OnReplace.DELETE), NILIFY, LEAVE, or REFUSE to answer with an error of the field"));
    }
}
