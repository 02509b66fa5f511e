package io.millrace.benchmark.millrace;

import static io.millrace.benchmark.millrace.WorldTable.WORLD;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collector;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The driver with nothing around it that is not needed: a query in hand, one connection, the library's own decoder. */
final class ByDriver implements AutoCloseable {

    private static final String GET = "select world.id, world.randomnumber from world where world.id = $1::int4";

    private final Vertx vertx = Vertx.vertx();
    private final PgConnection connection;
    private final PreparedQuery<SqlResult<List<World>>> world;

    ByDriver(String url) {
        PgConnectOptions options =
                PgConnectOptions.fromUri(url).setCachePreparedStatements(true).setPipeliningLimit(256);
        connection = await(PgConnection.connect(vertx, options));
        world = connection
                .preparedQuery(GET)
                .collecting(Collector.<Row, List<World>>of(
                        () -> new ArrayList<>(1),
                        (rows, row) -> rows.add(WORLD.decode(row::getValue, 0)),
                        (left, right) -> left));
    }

    /** The rows with a key, once they are asked for. */
    Publisher<World> world(int key) {
        return subscriber -> subscriber.onSubscribe(new Asked(key, subscriber));
    }

    @Override
    public void close() {
        await(connection.close());
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private final class Asked implements Subscription {

        private final int key;
        private final Subscriber<? super World> subscriber;

        Asked(int key, Subscriber<? super World> subscriber) {
            this.key = key;
            this.subscriber = subscriber;
        }

        @Override
        public void request(long rows) {
            world.execute(Tuple.of(key)).onComplete(answer -> {
                answer.result().value().forEach(subscriber::onNext);
                subscriber.onComplete();
            });
        }

        @Override
        public void cancel() {
            throw new IllegalStateException("nobody cancels");
        }
    }
}
