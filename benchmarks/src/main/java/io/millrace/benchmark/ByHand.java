package io.millrace.benchmark;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What a careful user writes on the driver: one pipelined connection, cached statements, rows made in a collector. */
final class ByHand implements AutoCloseable {

    private static final String GET = "select id, randomnumber from world where id = $1::int4";
    private static final String LIST = "select id, randomnumber from world where id <= $1::int4 order by id";

    private final Vertx vertx = Vertx.vertx();
    private final PgConnection connection;

    ByHand(String url) {
        PgConnectOptions options = PgConnectOptions.fromUri(url)
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(1_024)
                .setPipeliningLimit(256);
        this.connection = PgConnection.connect(vertx, options)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** So many gets, with so many of them in flight at a time. */
    void gets(int total, int inFlight, int rows) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(total);
        AtomicInteger next = new AtomicInteger();
        for (int i = 0; i < inFlight; i++) {
            get(next, total, rows, done);
        }
        done.await();
    }

    private void get(AtomicInteger next, int total, int rows, CountDownLatch done) {
        int number = next.getAndIncrement();
        if (number >= total) {
            return;
        }
        connection
                .preparedQuery(GET)
                .collecting(Collectors.mapping(ByHand::world, Collectors.toList()))
                .execute(Tuple.of(Keys.of(number, rows)))
                .onComplete(result -> {
                    done.countDown();
                    get(next, total, rows, done);
                });
    }

    /** One list of the first rows. */
    List<World> list(int rows) {
        SqlResult<List<World>> result = connection
                .preparedQuery(LIST)
                .collecting(Collectors.mapping(ByHand::world, Collectors.toList()))
                .execute(Tuple.of(rows))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return result.value();
    }

    private static World world(Row row) {
        return new World(row.getInteger(0), row.getInteger(1));
    }

    @Override
    public void close() {
        connection.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
