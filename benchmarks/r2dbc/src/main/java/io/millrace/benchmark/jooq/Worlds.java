package io.millrace.benchmark.jooq;

import static io.millrace.benchmark.jooq.Tables.WORLD;
import static io.millrace.benchmark.jooq.Tables.WORLD_ID;
import static io.millrace.benchmark.jooq.Tables.WORLD_NUMBER;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.values;

import io.millrace.benchmark.contest.Keys;
import java.util.List;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Row2;
import org.jooq.impl.DSL;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** jOOQ's statements for many worlds: one by one, in a batch, or all in one. */
final class Worlds {

    private final DSLContext jooq;

    Worlds(DSLContext jooq) {
        this.jooq = jooq;
    }

    /** One, read within a transaction or without. */
    static Mono<World> world(DSLContext within, int key) {
        return Mono.from(within.select(WORLD_ID, WORLD_NUMBER).from(WORLD).where(WORLD_ID.eq(key)))
                .map(mapping(World::new));
    }

    /** A statement for each. */
    Mono<List<World>> oneByOne(List<Integer> keys) {
        return Flux.fromIterable(keys)
                .flatMapSequential(key -> world(jooq, key))
                .collectList();
    }

    /** One statement for all. */
    Mono<List<World>> together(List<Integer> keys) {
        return Flux.from(jooq.select(WORLD_ID, WORLD_NUMBER)
                        .from(WORLD)
                        .where(WORLD_ID.eq(DSL.any(keys.toArray(Integer[]::new))))
                        .orderBy(WORLD_ID))
                .map(mapping(World::new))
                .collectList();
    }

    /** A statement for each, sent as a batch. */
    Mono<List<World>> batched(List<World> worlds, int number) {
        List<World> changed = renumbered(worlds, number);
        BatchBindStep batch = jooq.batch(jooq.update(WORLD)
                .set(field(name("randomnumber"), Integer.class), 0)
                .where(WORLD_ID.eq(0)));
        for (World world : changed) {
            batch = batch.bind(world.randomNumber(), world.id());
        }
        return Flux.from(batch).then(Mono.just(changed));
    }

    /** One statement of rows for all. */
    Mono<List<World>> changed(List<World> worlds, int number) {
        List<World> changed = renumbered(worlds, number);
        var rows = values(changed.stream()
                        .map(world -> row(world.id(), world.randomNumber()))
                        .toArray(Worlds::pairs))
                .as("fresh", "id", "number");
        return Mono.from(jooq.update(WORLD)
                        .set(field(name("randomnumber"), Integer.class), rows.field("number", Integer.class))
                        .from(rows)
                        .where(WORLD_ID.eq(rows.field("id", Integer.class))))
                .thenReturn(changed);
    }

    private static List<World> renumbered(List<World> worlds, int number) {
        return worlds.stream()
                .map(world -> new World(world.id(), Keys.randomNumber(world.id(), number)))
                .toList();
    }

    /** An array for rows of two numbers. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a type with arguments
    static Row2<Integer, Integer>[] pairs(int size) {
        return new Row2[size];
    }
}
