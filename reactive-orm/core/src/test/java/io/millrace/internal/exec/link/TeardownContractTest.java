package io.millrace.internal.exec.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.FaultyProxy;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.test.database.TestDatabase;
import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the driver does with a connection whose other side does not answer any more. Its {@code close()} never ends; it
 * says goodbye only where it holds nothing back; undeploying the connection's own verticle says goodbye in any case.
 * Where one of these changes with a new version, {@link Teardown} can become simpler.
 */
class TeardownContractTest {

    private static TestDatabase database;

    private Vertx vertx;
    private FaultyProxy proxy;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        proxy = FaultyProxy.to(database.server().host(), database.server().port());
    }

    @AfterEach
    void close() {
        proxy.close();
        vertx.close();
    }

    @Test
    void closeSaysGoodbyeAndNeverEnds() throws Exception {
        PgConnection connection = connect(new AtomicReference<>());
        proxy.silence();
        connection.query("select 1").execute();
        Future<Void> closed = connection.close();
        ExecutorFixture.await("the goodbye", () -> proxy.goodbyes() == 1);
        assertThat(closed.isComplete()).isFalse();
    }

    @Test
    void closeSaysNothingWhileAStatementIsBeingPreparedAndUndeployingDoes() throws Exception {
        AtomicReference<String> deployment = new AtomicReference<>();
        PgConnection connection = connect(deployment);
        proxy.silence();
        connection.preparedQuery("select 1").execute();
        connection.preparedQuery("select 2").execute();
        Future<Void> closed = connection.close();
        assertThat(proxy.goodbyes()).isZero();
        vertx.undeploy(deployment.get());
        ExecutorFixture.await("the goodbye", () -> proxy.goodbyes() == 1);
        assertThat(closed.isComplete()).isFalse();
    }

    @Test
    void whatIsDeployedFromAConnectionsPlaceEndsWithIt() throws Exception {
        AtomicReference<String> inner = new AtomicReference<>();
        Place place = new Place();
        String outer = done(vertx.deployVerticle(place));
        done(Future.<Void>future(promise -> place.context.runOnContext(turn -> vertx.deployVerticle(new Place())
                .onSuccess(inner::set)
                .<Void>mapEmpty()
                .onComplete(promise))));
        done(vertx.undeploy(outer));
        assertThat(vertx.deploymentIDs()).doesNotContain(inner.get());
    }

    private PgConnection connect(AtomicReference<String> deployment) throws Exception {
        ExecutorOptions direct = ExecutorFixture.options(database);
        PgConnectOptions target = ConnectOptions.of(
                direct, new io.millrace.internal.exec.setting.Address(proxy.host(), proxy.port()), false);
        Place place = new Place();
        deployment.set(done(vertx.deployVerticle(place)));
        return done(Future.<PgConnection>future(promise -> place.context.runOnContext(
                turn -> PgConnection.connect(vertx, target).onComplete(promise))));
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static final class Place implements Deployable {

        private volatile Context context;

        @Override
        public Future<?> deploy(Context on) {
            context = on;
            return Future.succeededFuture();
        }
    }
}
