package io.millrace.benchmark.byhand;

import io.millrace.benchmark.contest.Keys;
import io.vertx.core.Future;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/** What is written: many rows as one statement with arrays, or as a batch. */
final class Inserts {

    private static final String ONE = "insert into note (id, title, body, rank) values ($1, $2, $3, $4)";
    private static final String RETURNING = ONE + " returning id, title, body, rank";
    private static final String MANY = "insert into note (id, title, body, rank)"
            + " select unnest($1::int8[]), unnest($2::text[]), unnest($3::text[]), unnest($4::int4[])";
    private static final String CONFLICT =
            " on conflict (id) do update set title = excluded.title, body = excluded.body, rank = excluded.rank";

    private static final String STOCK = "update stock set quantity = $2 where id = $1";
    private static final String STOCKS = "update stock set quantity = new.quantity"
            + " from (select unnest($1::int4[]), unnest($2::int4[])) as new(id, quantity) where stock.id = new.id";
    private static final String WORLD = "update world set randomnumber = $2 where id = $1";
    private static final String WORLDS = "update world set randomnumber = new.randomnumber"
            + " from (select unnest($1::int4[]), unnest($2::int4[])) as new(id, randomnumber) where world.id = new.id";

    private final SqlClient client;
    private final PreparedQuery<SqlResult<List<Note>>> note;

    Inserts(SqlClient client) {
        this.client = client;
        this.note = new Reads(client)
                .prepared(
                        RETURNING,
                        row -> new Note(row.getLong(0), row.getString(1), row.getString(2), row.getInteger(3)));
    }

    Future<Note> note(int number) {
        long id = Keys.note(number, 1, 0);
        return note.execute(Tuple.of(id, Keys.title(id), Keys.BODY, Keys.rank(id, number)))
                .map(result -> result.value().get(0));
    }

    Future<Integer> notes(int number, int size) {
        return count(MANY, arrays(number, size, place -> Keys.note(number, size, place)));
    }

    Future<Integer> notesAgain(int number, int size) {
        return count(MANY + CONFLICT, arrays(number, size, place -> Keys.noteAgain(number, size, place)));
    }

    Future<Integer> noteBatch(int number, int size) {
        return batch(ONE, tuples(number, size, place -> Keys.note(number, size, place)));
    }

    Future<Integer> noteBatchAgain(int number, int size) {
        return batch(ONE + CONFLICT, tuples(number, size, place -> Keys.noteAgain(number, size, place)));
    }

    Future<Integer> stock(int key, int quantity) {
        return count(STOCK, Tuple.of(key, quantity));
    }

    Future<Integer> stocks(int number, int size) {
        List<Integer> keys = Keys.stock(number, size);
        Integer[] quantities =
                keys.stream().map(key -> Keys.quantity(key, number)).toArray(Integer[]::new);
        return count(
                STOCKS,
                Tuple.tuple().addArrayOfInteger(keys.toArray(Integer[]::new)).addArrayOfInteger(quantities));
    }

    Future<Integer> stockBatch(int number, int size) {
        return batch(
                STOCK,
                Keys.stock(number, size).stream()
                        .map(key -> Tuple.of(key, Keys.quantity(key, number)))
                        .toList());
    }

    Future<List<World>> worldBatch(List<World> worlds) {
        return batch(
                        WORLD,
                        worlds.stream()
                                .map(world -> Tuple.of(world.id(), world.randomNumber()))
                                .toList())
                .map(worlds);
    }

    Future<List<World>> worlds(List<World> worlds) {
        Integer[] keys = worlds.stream().map(World::id).toArray(Integer[]::new);
        Integer[] numbers = worlds.stream().map(World::randomNumber).toArray(Integer[]::new);
        return count(WORLDS, Tuple.tuple().addArrayOfInteger(keys).addArrayOfInteger(numbers))
                .map(worlds);
    }

    private Future<Integer> count(String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).map(SqlResult::rowCount);
    }

    private Future<Integer> batch(String sql, List<Tuple> rows) {
        return client.preparedQuery(sql).executeBatch(rows).map(first -> {
            int count = 0;
            for (var result = first; result != null; result = result.next()) {
                count += result.rowCount();
            }
            return count;
        });
    }

    private static Tuple arrays(int number, int size, IntToLongFunction keys) {
        Long[] ids = new Long[size];
        String[] titles = new String[size];
        String[] bodies = new String[size];
        Integer[] ranks = new Integer[size];
        for (int place = 0; place < size; place++) {
            long id = keys.applyAsLong(place);
            ids[place] = id;
            titles[place] = Keys.title(id);
            bodies[place] = Keys.BODY;
            ranks[place] = Keys.rank(id, number);
        }
        return Tuple.of(ids, titles, bodies, ranks);
    }

    private static List<Tuple> tuples(int number, int size, IntToLongFunction keys) {
        List<Tuple> rows = new ArrayList<>(size);
        for (int place = 0; place < size; place++) {
            long id = keys.applyAsLong(place);
            rows.add(Tuple.of(id, Keys.title(id), Keys.BODY, Keys.rank(id, number)));
        }
        return rows;
    }
}
