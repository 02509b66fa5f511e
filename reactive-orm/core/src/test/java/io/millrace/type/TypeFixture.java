package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.test.database.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One connection to a real PostgreSQL, on which values of a type are sent and read back by every road there is. */
final class TypeFixture implements AutoCloseable {

    private final TestDatabase database;
    private final Vertx vertx = Vertx.vertx();
    private final PgConnection connection;

    TypeFixture(String script) {
        database = TestDatabase.create(script);
        PgConnectOptions options = PgConnectOptions.fromUri(database.url()).setCachePreparedStatements(true);
        connection = answer(PgConnection.connect(vertx, options));
    }

    /** Every road gives the values back as they were: alone, in bulk, as an array, and as text. */
    @SafeVarargs
    final <T> void givesBack(PgType<T> type, T... values) {
        givesBack(type, List.of(values));
    }

    <T> void givesBack(PgType<T> type, List<T> values) {
        givesBack(type, values, (actual, expected) -> assertThat(actual).isEqualTo(expected));
    }

    <T> void givesBack(PgType<T> type, List<T> values, BiConsumer<? super T, ? super T> same) {
        String alone = "select " + type.selected(type.parameter("$1"));
        String read = "select cast(" + type.parameter("$1") + " as text)";
        String written = "select " + type.selected("cast(cast($1 as text) as " + type.sqlName() + ")");
        for (T value : values) {
            same.accept(type.decode(one(alone, type.encode(value))), value);
            same.accept(type.parse((String) one(read, type.encode(value))), value);
            same.accept(type.decode(one(written, type.text(value))), value);
        }
        List<@Nullable T> withNull = new ArrayList<>(values);
        withNull.add(null);
        List<@Nullable T> inBulk = bulk(type, withNull);
        assertThat(inBulk).hasSameSizeAs(withNull);
        for (int position = 0; position < values.size(); position++) {
            same.accept(inBulk.get(position), values.get(position));
        }
        assertThat(inBulk.get(values.size())).isNull();
        works();
    }

    /** What comes back of values that are sent as one parameter and taken apart by the statement. */
    <T> List<@Nullable T> bulk(PgType<T> type, List<@Nullable T> values) {
        BulkForm<T> bulk = type.bulk();
        String sql = "select " + type.selected(bulk.unnested("t.v")) + " from unnest(" + bulk.parameter("$1")
                + ") with ordinality as t(v, n) order by t.n";
        List<@Nullable T> answer = new ArrayList<>();
        for (Object given : rows(sql, bulk.array(values))) {
            answer.add(given == null ? null : type.decode(given));
        }
        return answer;
    }

    /** The value of an SQL expression of the type, read as a select list reads it. */
    <T> T read(PgType<T> type, String expression) {
        return type.decode(one("select " + type.selected(expression)));
    }

    /** What the driver gives in the one row of a query. */
    Object one(String sql, Object... parameters) {
        List<@Nullable Object> rows = rows(sql, parameters);
        assertThat(rows).hasSize(1);
        Object value = rows.get(0);
        assertThat(value).as(sql).isNotNull();
        return value;
    }

    List<@Nullable Object> rows(String sql, Object... parameters) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Row row : answer(connection.preparedQuery(sql).execute(Tuple.from(Arrays.asList(parameters))))) {
            Object value = row.getValue(0);
            values.add(value instanceof Buffer buffer ? buffer.getBytes() : value);
        }
        return values;
    }

    /** The connection is alive and answers. */
    void works() {
        assertThat(one("select 1")).isEqualTo(1);
    }

    private static <V> V answer(Future<V> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        answer(connection.close().otherwiseEmpty());
        answer(vertx.close());
        database.close();
    }
}
