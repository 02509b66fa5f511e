package io.millrace.benchmark.byhand;

import io.millrace.benchmark.contest.Keys;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Adds up worlds through a cursor, inside of a transaction that somebody else began. */
final class Total {

    private static final String ALL = "select id, randomnumber from world";
    private static final String FIRST = ALL + " where id <= $1::int8";
    private static final int FETCH = 500;

    private final Cursor cursor;
    private long rows;
    private long sum;

    private Total(Cursor cursor) {
        this.cursor = cursor;
    }

    static Future<String> of(SqlConnection connection, int size) {
        boolean all = size >= Keys.worlds();
        return connection.prepare(all ? ALL : FIRST).compose(statement -> {
            Total total = new Total(statement.cursor(all ? Tuple.tuple() : Tuple.of((long) size)));
            return total.all().eventually(statement::close);
        });
    }

    /** One promise for all parts: composed futures would end in one another, as deep as there are parts. */
    private Future<String> all() {
        Promise<String> answer = Promise.promise();
        read(answer);
        return answer.future();
    }

    private void read(Promise<String> answer) {
        cursor.read(FETCH).onFailure(answer::fail).onSuccess(part -> {
            for (Row row : part) {
                add(Reads.world(row));
            }
            if (cursor.hasMore()) {
                read(answer);
            } else {
                cursor.close().map(rows + " rows, " + sum).onComplete(answer);
            }
        });
    }

    private void add(World world) {
        rows++;
        sum += world.randomNumber();
    }
}
