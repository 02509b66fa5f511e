package io.millrace.benchmark;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** What a careful user writes on the driver: one pipelined connection, cached statements, rows made in a collector. */
final class ByHand implements Contender {

    private static final String GET = "select id, randomnumber from world where id = $1::int4";
    private static final String LIST = "select id, randomnumber from world where id <= $1::int4 order by id";

    private static final String INSERT = "insert into readings (sensor, at, level, note)"
            + " select * from unnest($1::int4[], $2::int8[], $3::float8[], $4::text[]) returning sensor, at, level, note";

    private final Vertx vertx = Vertx.vertx();
    private final PgConnection connection;

    ByHand(String url) {
        PgConnectOptions options = PgConnectOptions.fromUri(url)
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(1_024)
                .setPipeliningLimit(256);
        this.connection = await(PgConnection.connect(vertx, options));
    }

    @Override
    public void gets(int total, int inFlight) {
        new Chain(total, number -> read(GET, Worlds.key(number))).run(inFlight);
    }

    @Override
    public void lists(int total, int rows) {
        new Chain(total, number -> read(LIST, rows)).run(1);
    }

    @Override
    public List<World> list(int rows) {
        return await(read(LIST, rows)).value();
    }

    @Override
    public void inserts(int total, int rows) {
        await(connection.query(Readings.EMPTY).execute());
        List<Reading> readings = Readings.rows(rows);
        new Chain(total, number -> insert(readings)).run(1);
    }

    @Override
    public List<Reading> inserted(int rows) {
        return await(insert(Readings.rows(rows))).value();
    }

    @Override
    public void close() {
        await(connection.close());
        await(vertx.close());
    }

    private Future<SqlResult<List<World>>> read(String sql, int value) {
        return connection
                .preparedQuery(sql)
                .collecting(Collectors.mapping(ByHand::world, Collectors.toList()))
                .execute(Tuple.of(value));
    }

    private Future<SqlResult<List<Reading>>> insert(List<Reading> readings) {
        Integer[] sensors = new Integer[readings.size()];
        Long[] moments = new Long[readings.size()];
        Double[] levels = new Double[readings.size()];
        String[] notes = new String[readings.size()];
        for (int i = 0; i < readings.size(); i++) {
            Reading reading = readings.get(i);
            sensors[i] = reading.sensor();
            moments[i] = reading.at();
            levels[i] = reading.level();
            notes[i] = reading.note();
        }
        return connection
                .preparedQuery(INSERT)
                .collecting(Collectors.mapping(ByHand::reading, Collectors.toList()))
                .execute(Tuple.of(sensors, moments, levels, notes));
    }

    private static Reading reading(Row row) {
        return new Reading(row.getInteger(0), row.getLong(1), row.getDouble(2), row.getString(3));
    }

    private static World world(Row row) {
        return new World(row.getInteger(0), row.getInteger(1));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** Sends the next statement where the one before was answered. */
    private static final class Chain {

        private final int total;
        private final IntFunction<? extends Future<?>> statements;
        private final AtomicInteger started = new AtomicInteger();
        private final CountDownLatch done;

        Chain(int total, IntFunction<? extends Future<?>> statements) {
            this.total = total;
            this.statements = statements;
            this.done = new CountDownLatch(total);
        }

        void run(int inFlight) {
            for (int i = 0; i < inFlight; i++) {
                next();
            }
            try {
                done.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted before the last answer", interrupted);
            }
        }

        private void next() {
            int number = started.getAndIncrement();
            if (number < total) {
                statements.apply(number).onComplete(answer -> {
                    done.countDown();
                    next();
                });
            }
        }
    }
}
