package io.millrace.benchmark.byhand;

import io.millrace.benchmark.contest.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is read, on a connection or a pool. */
final class Reads {

    static final String WORLD = "select id, randomnumber from world where id = $1::int4";
    private static final String WORLDS = "select id, randomnumber from world where id = any($1::int4[])";
    private static final String PRODUCTS = "select id, name, maker, description, stock, weight, available, listed_at,"
            + " code, price from product where id <= $1::int8 order by id";
    private static final String FORTUNES = "select id, message from fortune";
    private static final String AUTHORS = "select id, name from author where id <= $1::int4 order by id";
    private static final String POSTS =
            "select id, author_id, title from post where author_id = any($1::int4[]) order by id";
    private static final String COMMENTS =
            "select id, post_id, body from comment where post_id = any($1::int4[]) order by id";
    private static final String POSTS_OF_FIRST =
            "select id, author_id, title from post where author_id <= $1::int4 order by id";
    private static final String COMMENTS_OF_FIRST = "select id, post_id, body from comment"
            + " where post_id = any(array(select id from post where author_id <= $1::int4)) order by id";

    private final SqlClient client;
    private final PreparedQuery<SqlResult<List<World>>> world;
    private final PreparedQuery<SqlResult<List<World>>> worlds;
    private final PreparedQuery<SqlResult<List<Product>>> products;
    private final PreparedQuery<SqlResult<List<Fortune>>> fortunes;

    Reads(SqlClient client) {
        this.client = client;
        this.world = prepared(WORLD, Reads::world);
        this.worlds = prepared(WORLDS, Reads::world);
        this.products = prepared(PRODUCTS, Reads::product);
        this.fortunes = prepared(FORTUNES, row -> new Fortune(row.getInteger(0), row.getString(1)));
    }

    Future<World> world(int key) {
        return world.execute(Tuple.of(key)).map(result -> result.value().get(0));
    }

    /** One by one, sent together. */
    Future<List<World>> worldsOneByOne(List<Integer> keys) {
        List<Future<World>> all = new ArrayList<>(keys.size());
        for (Integer key : keys) {
            all.add(world(key));
        }
        return Future.all(all).map(together -> together.list());
    }

    Future<List<World>> worlds(List<Integer> keys) {
        return worlds.execute(Tuple.of(keys.toArray(Integer[]::new))).map(result -> {
            List<World> found = result.value();
            found.sort(Comparator.comparingInt(World::id));
            return found;
        });
    }

    Future<List<Product>> products(int size) {
        return products.execute(Tuple.of((long) size)).map(SqlResult::value);
    }

    Future<String> fortunes() {
        return fortunes.execute().map(result -> {
            List<Fortune> found = result.value();
            found.add(new Fortune(0, Page.ADDED));
            found.sort(Comparator.comparing(Fortune::message));
            return Page.of(
                    found.stream().map(Fortune::id).toList(),
                    found.stream().map(Fortune::message).toList());
        });
    }

    /** Level by level, each asked for with the keys of the one above. */
    Future<Authors> authorsByLevel(int size) {
        return rows(AUTHORS, Tuple.of(size), Reads::author)
                .compose(authors -> rows(
                                POSTS, Tuple.of(authors.stream().map(Author::id).toArray(Integer[]::new)), Reads::post)
                        .compose(posts -> rows(
                                        COMMENTS,
                                        Tuple.of(posts.stream().map(Post::id).toArray(Integer[]::new)),
                                        Reads::comment)
                                .map(comments -> Authors.of(authors, posts, comments))));
    }

    /** All levels at once, each with the condition on the authors. */
    Future<Authors> authorsAtOnce(int size) {
        Future<List<Author>> authors = rows(AUTHORS, Tuple.of(size), Reads::author);
        Future<List<Post>> posts = rows(POSTS_OF_FIRST, Tuple.of(size), Reads::post);
        Future<List<Comment>> comments = rows(COMMENTS_OF_FIRST, Tuple.of(size), Reads::comment);
        return Future.all(authors, posts, comments)
                .map(together -> Authors.of(authors.result(), posts.result(), comments.result()));
    }

    <T> Future<List<T>> rows(String sql, Tuple values, Function<Row, T> decoder) {
        return prepared(sql, decoder).execute(values).map(SqlResult::value);
    }

    /** What is asked for often is made once. */
    <T> PreparedQuery<SqlResult<List<T>>> prepared(String sql, Function<Row, T> decoder) {
        return client.preparedQuery(sql).collecting(Collectors.mapping(decoder, Collectors.<T>toList()));
    }

    static World world(Row row) {
        return new World(row.getInteger(0), row.getInteger(1));
    }

    private static Product product(Row row) {
        return new Product(
                row.getLong(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInteger(4),
                row.getDouble(5),
                row.getBoolean(6),
                row.getOffsetDateTime(7),
                row.getUUID(8),
                row.getBigDecimal(9));
    }

    private static Author author(Row row) {
        return new Author(row.getInteger(0), row.getString(1), new ArrayList<>());
    }

    private static Post post(Row row) {
        return new Post(row.getInteger(0), row.getInteger(1), row.getString(2), new ArrayList<>());
    }

    private static Comment comment(Row row) {
        return new Comment(row.getInteger(0), row.getInteger(1), row.getString(2));
    }
}
