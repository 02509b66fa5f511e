package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.internal.exec.statement.AllFlux;
import io.millrace.internal.run.Runner;
import io.millrace.preload.Branch;
import io.millrace.preload.Branches;
import io.millrace.table.GeneratedTable;
import io.millrace.table.Holders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Loads the relations of the rows of one level, all at the same time, and with each of them the levels below it: what its
 * rows lead to is sent behind it where a statement can find that by itself, and otherwise when they are there.
 */
final class Level {

    private final Runner runner;

    Level(Runner runner) {
        this.runner = runner;
    }

    /**
     * The rows with these relations loaded, in their order.
     *
     * @param branches each relation once
     * @param ahead what was fetched already of each branch, or null; shorter where nothing more was
     */
    <R> Mono<List<R>> load(List<R> rows, List<Branch<?>> branches, List<? extends @Nullable Ahead<?>> ahead) {
        GeneratedTable<R, ?> table = branches.get(0).owner();
        List<Mono<Loaded>> loading = new ArrayList<>(branches.size());
        for (int i = 0; i < branches.size(); i++) {
            Branch<?> branch = branches.get(i);
            loading.add(
                    relation(new Owners<>(branch.<R>owner(), rows), branch, i < ahead.size() ? ahead.get(i) : null));
        }
        return Reads.together(loading).map(loaded -> joined(table, rows, loaded));
    }

    private static <R> List<R> joined(GeneratedTable<R, ?> table, List<R> rows, List<Loaded> loaded) {
        List<R> joined = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            R row = rows.get(i);
            Holders holders = table.holders(row);
            boolean changed = false;
            for (Loaded relation : loaded) {
                Object holder = relation.holders()[i];
                if (holder != null) {
                    holders.put(relation.place(), holder);
                    changed = true;
                }
            }
            joined.add(changed ? table.related(row, holders) : row);
        }
        return joined;
    }

    @SuppressWarnings("unchecked") // it was fetched for this branch
    private <R, X> Mono<Loaded> relation(Owners<R> owners, Branch<X> branch, @Nullable Ahead<?> ahead) {
        if (ahead == null) {
            return read(owners, branch);
        }
        Ahead<X> fetched = (Ahead<X>) ahead;
        return fetched.children()
                .flatMap(children ->
                        came(owners, branch, fetched.came(children, owners.positions(branch)), fetched.below()));
    }

    /** What was fetched ahead; parents that its statement has not seen are asked for by their keys. */
    private <R, X> Mono<Loaded> came(
            Owners<R> owners, Branch<X> branch, Came<X> came, List<? extends @Nullable Ahead<?>> below) {
        if (came.known() == 0) {
            return read(owners, branch);
        }
        Assembly<X> assembly = owners.assembly(branch, came.wanted());
        List<Child<X>> theirs = assembly.theirs(came);
        if (came.isWhole()) {
            return finished(branch, assembly, came.wanted(), theirs, below);
        }
        return new Reads(runner)
                .rows(Fetch.of(branch, owners.keys(branch)), came.wanted(), came.known())
                .flatMap(missing -> {
                    List<Child<X>> all = new ArrayList<>(theirs);
                    all.addAll(missing);
                    return finished(branch, assembly, came.wanted(), all, List.of());
                });
    }

    private <R, X> Mono<Loaded> read(Owners<R> owners, Branch<X> branch) {
        List<Column<?, ?>> types = owners.keys(branch);
        Wanted wanted = new Wanted(owners.positions(branch));
        Assembly<X> assembly = owners.assembly(branch, wanted);
        Fetch<X> fetch = Fetch.of(branch, types);
        return wanted.isOfOneStatement()
                        && !assembly.keeps()
                        && Descent.isPossible(branch, types)
                        && Followers.areWorthIt(runner)
                ? leading(branch, assembly, wanted, fetch, types.get(0))
                : new Reads(runner)
                        .rows(fetch, wanted, 0)
                        .flatMap(children -> finished(branch, assembly, wanted, children, List.of()));
    }

    /** A relation that is read with what its rows lead to behind it. */
    private <X> Mono<Loaded> leading(
            Branch<X> branch, Assembly<X> assembly, Wanted wanted, Fetch<X> fetch, Column<?, ?> type) {
        return Mono.defer(() -> {
            Followers followers = new Followers(runner);
            Fetch.Statement<X> statement = fetch.of(wanted.keys(), 0, wanted);
            Mono<List<Child<X>>> first = AllFlux.list(followers.leading(
                    () -> runner.statements().command("preload", statement.tree(), statement.decoder())));
            List<? extends @Nullable Ahead<?>> below =
                    new Descent(runner.statements(), followers).below(branch, Lineage.of(branch, type, wanted.keys()));
            return followers.behind(first.flatMap(children -> finished(branch, assembly, wanted, children, below)));
        });
    }

    private <X> Mono<Loaded> finished(
            Branch<X> branch,
            Assembly<X> assembly,
            Wanted wanted,
            List<Child<X>> fetched,
            List<? extends @Nullable Ahead<?>> below) {
        List<Child<X>> children =
                branch.path().once() ? Once.of(fetched, branch.target().get()) : fetched;
        List<X> rows = assembly.rows(children);
        Mono<List<X>> whole = rows.isEmpty() || branch.nested().isEmpty()
                ? Mono.just(rows)
                : load(rows, Branches.merged(branch.nested()), below);
        return whole.map(all -> new Loaded(
                branch.holder(), assembly.holders(children, all, wanted.keys().size())));
    }

    /**
     * A relation of each row, in order; null where the row keeps its own.
     *
     * @param place which of the record's relations it is
     */
    @SuppressWarnings("ArrayRecordComponent") // seen by nobody else
    private record Loaded(int place, @Nullable Object[] holders) {}
}
