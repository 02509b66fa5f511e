package io.millrace.repo;

import io.millrace.changeset.Changeset;
import io.millrace.error.Code;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.error.StepFailed;
import io.millrace.expr.Rows;
import io.millrace.table.Insertable;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Named steps for one transaction, put together when the program runs: each sees the results of those before it, and
 * where one fails all are undone. An immutable value; {@link Repo#run} runs it. Where the steps are known when the
 * program is written, {@code repo.transaction(…)} is shorter.
 */
public final class Multi {

    private final List<Part> parts;

    private Multi(List<Part> parts) {
        this.parts = parts;
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
                null,
                (repo, done) -> repo.insert(row)));
    }

    /** With a step that updates a row. Otherwise as {@link #insert}. */
    public <R> Multi update(Step<R> step, Changeset<R> changes) {
        return with(new Planned(step.name(), changes, null, (repo, done) -> repo.update(changes)));
    }

    /** With a step that deletes a row. Otherwise as {@link #insert}. */
    public <R> Multi delete(Step<R> step, Changeset<R> changes) {
        return with(new Planned(step.name(), changes, null, (repo, done) -> repo.delete(changes)));
    }

    /** With a step that inserts the row that the results so far make. */
    public <R> Multi insert(Step<R> step, Function<? super StepResults, ? extends Insertable<R>> row) {
        return run(step, (repo, done) -> repo.insert(row.apply(done)));
    }

    /** With a step that updates a row as the results so far say. */
    public <R> Multi update(Step<R> step, Function<? super StepResults, Changeset<R>> changes) {
        return run(step, (repo, done) -> repo.update(changes.apply(done)));
    }

    /** With a step that deletes the row that the results so far say. */
    public <R> Multi delete(Step<R> step, Function<? super StepResults, Changeset<R>> changes) {
        return run(step, (repo, done) -> repo.delete(changes.apply(done)));
    }

    /** With a step that inserts the rows that the results so far make. */
    public <R> Multi insertAll(
            Step<List<R>> step,
            Table<R> table,
            Function<? super StepResults, ? extends Collection<? extends Insertable<R>>> rows) {
        return run(step, (repo, done) -> repo.insertAll(table, rows.apply(done)).collectList());
    }

    /** With a step that reads all rows of the query that the results so far make. */
    public <T> Multi all(Step<List<T>> step, Function<? super StepResults, ? extends Rows<T>> rows) {
        return run(step, (repo, done) -> repo.all(rows.apply(done)).collectList());
    }

    /** With a step that reads the one row of the query that the results so far make, if there is one. */
    public <T> Multi one(Step<T> step, Function<? super StepResults, ? extends Rows<T>> rows) {
        return run(step, (repo, done) -> repo.one(rows.apply(done)));
    }

    /** With a step that asks whether the query that the results so far make has any row. */
    public Multi exists(Step<Boolean> step, Function<? super StepResults, ? extends Rows<?>> rows) {
        return run(step, (repo, done) -> repo.exists(rows.apply(done)));
    }

    /** With a step that fails with this, which is found out before the transaction begins. */
    public Multi fail(Step<?> step, Throwable failure) {
        return with(new Planned(step.name(), null, failure, (repo, done) -> Mono.error(failure)));
    }

    /**
     * With steps that the results so far decide. They see those results, and the steps after this one see theirs. Where
     * one has the name of a step that is done, or that comes later, it fails as a step of that name.
     */
    public Multi merge(Function<? super StepResults, Multi> further) {
        List<Part> longer = new ArrayList<>(parts);
        longer.add(new Merged(further));
        return new Multi(List.copyOf(longer));
    }

    /** With somebody who looks at the results so far; what it throws, all of it fails with. */
    public Multi peek(Consumer<? super StepResults> look) {
        return merge(done -> {
            look.accept(done);
            return start();
        });
    }

    /** With a step that does anything, with the results so far at hand. */
    public <T> Multi run(Step<T> step, Function<? super StepResults, ? extends Mono<T>> work) {
        return run(step, (repo, done) -> work.apply(done));
    }

    /** The same with the repo that runs it. */
    public <T> Multi run(Step<T> step, BiFunction<? super Repo, ? super StepResults, ? extends Mono<T>> work) {
        return with(new Planned(step.name(), null, null, work));
    }

    /** With a result that is known already. */
    public <T> Multi put(Step<T> step, T value) {
        return with(new Planned(step.name(), null, null, (repo, done) -> Mono.just(value)));
    }

    /** With the steps of another one after these. */
    public Multi append(Multi other) {
        Multi all = this;
        for (Part part : other.parts) {
            all = all.with(part);
        }
        return all;
    }

    /** With the steps of another one before these. */
    public Multi prepend(Multi other) {
        return other.append(this);
    }

    /** The names of the steps in their order, without those that results decide. */
    public List<String> names() {
        return parts.stream()
                .filter(Planned.class::isInstance)
                .map(part -> ((Planned) part).name())
                .toList();
    }

    private Multi with(Part part) {
        if (part instanceof Planned step && names().contains(step.name())) {
            throw twice(step.name());
        }
        List<Part> longer = new ArrayList<>(parts);
        longer.add(part);
        return new Multi(List.copyOf(longer));
    }

    private static InvalidQuery twice(String name) {
        return new InvalidQuery(Problem.of(
                Code.INVALID_ARGUMENT,
                "there are two steps called " + name,
                "later steps and failures name a step",
                "give one of them another name: Step.named(\"…\")"));
    }

    Mono<StepResults> on(Repo repo, TransactionOptions options) {
        StepFailed early = early(StepResults.NONE);
        if (early != null) {
            return Mono.error(early);
        }
        return parts.isEmpty()
                ? Mono.just(StepResults.NONE)
                : repo.transaction(options, tx -> from(repo, StepResults.NONE));
    }

    /** What can be known to fail before anything is done. */
    private @Nullable StepFailed early(StepResults done) {
        for (Part part : parts) {
            if (part instanceof Planned step) {
                Changeset<?> changes = step.changes();
                Throwable failure = changes == null || changes.isValid() ? step.failure() : changes.invalid();
                if (failure != null) {
                    return failed(step.name(), failure, done);
                }
            }
        }
        return null;
    }

    private Mono<StepResults> from(Repo repo, StepResults before) {
        Mono<StepResults> all = Mono.just(before);
        for (Part part : parts) {
            all = all.flatMap(done -> part.run(repo, done));
        }
        return all;
    }

    private static StepFailed failed(String step, Throwable failure, StepResults done) {
        String because = failure instanceof InvalidChangeset invalid
                ? invalid.problem().because()
                : failure.getClass().getSimpleName() + (done.names().isEmpty() ? "" : ", after " + done.names());
        return new StepFailed(
                Problem.of(
                        Code.STEP_FAILED,
                        "the step " + step + " failed, and nothing was done",
                        because,
                        "look at step() and failure() of this exception"),
                step,
                failure,
                done.values());
    }

    @Override
    public String toString() {
        return "steps " + names();
    }

    /** What comes in its turn. */
    private sealed interface Part {

        Mono<StepResults> run(Repo repo, StepResults done);
    }

    /** A step with what it does. */
    private record Planned(
            String name,
            @Nullable Changeset<?> changes,
            @Nullable Throwable failure,
            BiFunction<? super Repo, ? super StepResults, ? extends Mono<?>> work)
            implements Part {

        @Override
        public Mono<StepResults> run(Repo repo, StepResults done) {
            if (done.names().contains(name)) {
                return Mono.error(failed(name, twice(name), done));
            }
            return Mono.defer(() -> work.apply(repo, done))
                    .map(value -> Optional.<Object>of(value))
                    .defaultIfEmpty(Optional.empty())
                    .onErrorMap(failure -> failed(name, failure, done))
                    .map(result -> done.with(name, result));
        }
    }

    /** Steps that the results so far decide. */
    private record Merged(Function<? super StepResults, Multi> further) implements Part {

        @Override
        public Mono<StepResults> run(Repo repo, StepResults done) {
            return Mono.defer(() -> {
                Multi steps = further.apply(done);
                StepFailed early = steps.early(done);
                return early == null ? steps.from(repo, done) : Mono.error(early);
            });
        }
    }
}
