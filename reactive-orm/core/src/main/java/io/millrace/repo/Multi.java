package io.millrace.repo;

import io.millrace.changeset.Changeset;
import io.millrace.error.Code;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.error.StepFailed;
import io.millrace.table.Insertable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Named steps for one transaction, put together when the program runs: each sees the results of those before it, and
 * where one fails all are undone. An immutable value; {@link Repo#run} runs it. Where the steps are known when the
 * program is written, {@code repo.transaction(…)} is shorter.
 */
public final class Multi {

    private final List<Planned> steps;

    private Multi(List<Planned> steps) {
        this.steps = steps;
    }

    /** No steps yet. */
    public static Multi start() {
        return new Multi(List.of());
    }

    /**
     * With a step that inserts a row. Changes that are not valid are found out before the transaction begins.
     *
     * @throws InvalidQuery where there is a step of this name already
     */
    public <R> Multi insert(Step<R> step, Insertable<R> row) {
        return with(new Planned(
                step.name(),
                row instanceof Changeset<?> changes ? changes.complete() : null,
                (repo, done) -> repo.insert(row)));
    }

    /** With a step that updates a row. Otherwise as {@link #insert}. */
    public <R> Multi update(Step<R> step, Changeset<R> changes) {
        return with(new Planned(step.name(), changes, (repo, done) -> repo.update(changes)));
    }

    /** With a step that deletes a row. Otherwise as {@link #insert}. */
    public <R> Multi delete(Step<R> step, Changeset<R> changes) {
        return with(new Planned(step.name(), changes, (repo, done) -> repo.delete(changes)));
    }

    /** With a step that does anything, with the results so far at hand. */
    public <T> Multi run(Step<T> step, Function<? super StepResults, ? extends Mono<T>> work) {
        return run(step, (repo, done) -> work.apply(done));
    }

    /** The same with the repo that runs it. */
    public <T> Multi run(Step<T> step, BiFunction<? super Repo, ? super StepResults, ? extends Mono<T>> work) {
        return with(new Planned(step.name(), null, work));
    }

    /** With a result that is known already. */
    public <T> Multi put(Step<T> step, T value) {
        return with(new Planned(step.name(), null, (repo, done) -> Mono.just(value)));
    }

    /** With the steps of another one after these. */
    public Multi append(Multi other) {
        Multi all = this;
        for (Planned step : other.steps) {
            all = all.with(step);
        }
        return all;
    }

    /** The names of the steps in their order. */
    public List<String> names() {
        return steps.stream().map(Planned::name).toList();
    }

    private Multi with(Planned step) {
        if (names().contains(step.name())) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    "there are two steps called " + step.name(),
                    "later steps and failures name a step",
                    "give one of them another name: Step.named(\"…\")"));
        }
        List<Planned> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Multi(List.copyOf(longer));
    }

    Mono<StepResults> on(Repo repo) {
        for (Planned step : steps) {
            Changeset<?> changes = step.changes();
            if (changes != null && !changes.isValid()) {
                return Mono.error(failed(step, changes.invalid(), StepResults.NONE));
            }
        }
        if (steps.isEmpty()) {
            return Mono.just(StepResults.NONE);
        }
        return repo.transaction(Mono.defer(() -> {
            Mono<StepResults> done = Mono.just(StepResults.NONE);
            for (Planned step : steps) {
                done = done.flatMap(results -> step.run(repo, results));
            }
            return done;
        }));
    }

    private static StepFailed failed(Planned step, Throwable failure, StepResults done) {
        String because = failure instanceof InvalidChangeset invalid
                ? invalid.problem().because()
                : failure.getClass().getSimpleName() + (done.names().isEmpty() ? "" : ", after " + done.names());
        return new StepFailed(
                Problem.of(
                        Code.STEP_FAILED,
                        "the step " + step.name() + " failed, and nothing was done",
                        because,
                        "look at step() and failure() of this exception"),
                step.name(),
                failure,
                done.values());
    }

    @Override
    public String toString() {
        return "steps " + names();
    }

    /** A step with what it does. */
    private record Planned(
            String name,
            @Nullable Changeset<?> changes,
            BiFunction<? super Repo, ? super StepResults, ? extends Mono<?>> work) {

        private Mono<StepResults> run(Repo repo, StepResults done) {
            return Mono.defer(() -> work.apply(repo, done))
                    .map(value -> Optional.<Object>of(value))
                    .defaultIfEmpty(Optional.empty())
                    .onErrorMap(failure -> failed(this, failure, done))
                    .map(result -> done.with(name, result));
        }
    }
}
