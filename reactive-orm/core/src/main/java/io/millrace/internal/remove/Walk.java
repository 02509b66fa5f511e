package io.millrace.internal.remove;

import io.millrace.internal.run.Runner;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.statement.Select;
import io.millrace.internal.tree.statement.Visibility;
import io.millrace.internal.write.Removal;
import io.millrace.schema.Cascade;
import io.millrace.table.CascadeDefinition;
import io.millrace.table.KeyedTable;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Goes the way of a delete and only counts. It reads the keys of all rows that would go, so that one that can be reached
 * over two relations is counted once.
 */
public final class Walk {

    private static final int BATCH = 1_000;

    private final Runner runner;
    private final Map<Table<?>, Set<List<Object>>> met = new HashMap<>();
    private final Map<Found, Long> found = new LinkedHashMap<>();

    private Walk(Runner runner) {
        this.runner = runner;
    }

    /** What was found of the rows with these keys, and how many rows each time, in the order it was found. */
    public static Mono<Map<Found, Long>> of(
            Runner runner, KeyedTable<?, ?> table, List<List<Object>> keys, Removal removal) {
        return Mono.defer(() -> {
            Walk walk = new Walk(runner);
            walk.met.computeIfAbsent(table, any -> new HashSet<>()).addAll(keys);
            return walk.from(table, keys, removal).thenReturn(walk.found);
        });
    }

    private Mono<Void> from(KeyedTable<?, ?> table, List<List<Object>> keys, Removal removal) {
        return Flux.fromIterable(keys)
                .buffer(BATCH)
                .concatMap(some -> Flux.fromIterable(table.cascades())
                        .concatMap(cascade -> follow(new Keyed(table, some), cascade, removal)))
                .then();
    }

    private Mono<Void> follow(Keyed rows, CascadeDefinition cascade, Removal removal) {
        if (cascade.action() == Cascade.NOTHING) {
            return Mono.empty();
        }
        Table<?> target = cascade.target().get();
        Removal further = cascade.action() == Cascade.DELETE ? Removal.FOR_GOOD : removal;
        boolean goes = cascade.action() == Cascade.DELETE || cascade.action() == Cascade.SOFT_DELETE;
        Found what = new Found(
                Cascades.label(rows.table(), cascade),
                target.source().label(),
                cascade.action() == Cascade.SOFT_DELETE && !further.keeps(target) ? Cascade.DELETE : cascade.action());
        Visibility seen = (goes && !further.keeps(target)) || cascade.action() == Cascade.NILIFY
                ? Visibility.ALL
                : Cascades.seen(removal);
        Node among = rows.among(target, cascade);
        if (!(target instanceof KeyedTable<?, ?> keyed)) {
            return counted(target, among, seen)
                    .doOnNext(number -> add(what, number))
                    .then();
        }
        Select select = Select.of(target.source(), List.copyOf(Keyed.columns(keyed)))
                .showing(target.source(), seen)
                .where(among);
        return runner.all(() -> runner.statements().command("all", select, Keyed.decoder(keyed)))
                .collectList()
                .flatMap(keys -> {
                    if (!goes) {
                        add(what, keys.size());
                        return Mono.empty();
                    }
                    Set<List<Object>> known = met.computeIfAbsent(target, any -> new HashSet<>());
                    List<List<Object>> fresh = new ArrayList<>(keys);
                    fresh.removeIf(key -> !known.add(key));
                    add(what, fresh.size());
                    return from(keyed, fresh, further);
                });
    }

    private Mono<Long> counted(Table<?> target, Node among, Visibility seen) {
        Select select = Select.of(target.source(), List.of(target.selected()))
                .showing(target.source(), seen)
                .where(among);
        return runner.all(() -> runner.statements().command("all", select, (row, offset) -> true))
                .count();
    }

    private void add(Found what, long rows) {
        if (rows > 0) {
            found.merge(what, rows, Long::sum);
        }
    }

    /**
     * What a relation says.
     *
     * @param relation the relation, as in {@code User.posts}
     * @param record the record that its rows are read as
     * @param action what becomes of them
     */
    public record Found(String relation, String record, Cascade action) {}
}
