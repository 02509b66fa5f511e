package io.millrace.changeset;

import io.millrace.column.Column;
import io.millrace.error.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The checks of a changeset whose answers come later. */
abstract sealed class Awaited<R> extends Constrained<R> permits Changeset {

    Awaited(State<R> state) {
        super(state);
    }

    /**
     * A test whose answer comes later: code {@code check} on a column, with these words, where it is false. It is made
     * only of a new value, and only where nothing else is wrong; all such tests run at the same time.
     */
    public final <T> Changeset<R> checkAsync(
            Column<? super R, T> column, Function<? super T, ? extends Mono<Boolean>> test, String words) {
        FieldError error = FieldError.of(field(column), "check", words);
        return later((changes, taken) -> {
            T value = changes.get(column);
            return !changes.isChanged(column) || value == null
                    ? Flux.empty()
                    : test.apply(value)
                            .filter(passed -> !passed)
                            .map(failed -> error)
                            .flux();
        });
    }

    /** A test of the changes together, whose answer comes later: what it emits is wrong. See {@link #checkAsync}. */
    public final Changeset<R> checkAllAsync(Function<? super Changeset<R>, ? extends Flux<FieldError>> test) {
        return later((changes, taken) -> test.apply(changes));
    }

    /**
     * Asks the database first whether these values are taken: code {@code unique} on the first of the columns. Between
     * the answer and the write somebody else may take them: only {@link #unique} is sure. It is for a form that wants to
     * tell all that is wrong at once.
     */
    @SafeVarargs
    public final Changeset<R> unsafeUnique(Column<? super R, ?> first, Column<? super R, ?>... more) {
        definition();
        return with(state.beside(state.beside().question(List.copyOf(positions(first, more)))));
    }

    /**
     * These changes with the errors of all checks whose answers come later; at once where something is wrong already.
     *
     * @param taken answers whether another row has the values that changes give to some columns
     */
    public final Mono<Changeset<R>> settled(Changeset.Taken taken) {
        if (!isValid() || !isPending()) {
            return Mono.just(same());
        }
        return findings(taken).reduce(same(), Changeset::error);
    }

    /** What the checks whose answers come later find wrong; all of them are made at the same time. */
    final Flux<FieldError> findings(Changeset.Taken taken) {
        List<Flux<FieldError>> all = new ArrayList<>();
        state.beside().later().forEach(check -> all.add(Flux.defer(() -> check.errors(same(), taken))));
        for (List<Integer> question : state.beside().questions()) {
            if (question.stream().anyMatch(state::isChanged)
                    && question.stream().allMatch(position -> state.value(position) != null)) {
                String field = state.subject().name(question.get(0));
                List<? extends Column<?, ?>> columns =
                        question.stream().map(state.subject().columns()::get).toList();
                all.add(taken.by(same(), columns)
                        .filter(is -> is)
                        .map(is -> FieldError.of(field, "unique", "is taken already"))
                        .flux());
            }
        }
        state.related().forEach(related -> related.findings(taken).forEach(all::add));
        return Flux.mergeSequential(all, Math.max(1, all.size()), 1);
    }

    /** Whether there are checks whose answers come later. */
    public final boolean isPending() {
        if (!state.beside().later().isEmpty() || !state.beside().questions().isEmpty()) {
            return true;
        }
        List<RelatedChanges<?>> related = state.related();
        for (int i = 0; i < related.size(); i++) {
            if (related.get(i).isPending()) {
                return true;
            }
        }
        return false;
    }

    private Changeset<R> later(Beside.Later<R> check) {
        return with(state.beside(state.beside().later(check)));
    }
}
