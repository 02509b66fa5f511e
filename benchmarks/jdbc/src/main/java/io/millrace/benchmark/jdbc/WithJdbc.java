package io.millrace.benchmark.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.millrace.benchmark.contest.Contender;
import io.millrace.benchmark.contest.Keys;
import io.millrace.benchmark.contest.Page;
import io.millrace.benchmark.contest.Task;
import io.millrace.benchmark.contest.Work;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** JDBC with a pool of eight connections; batches are rewritten by the driver into statements of many rows. */
final class WithJdbc implements Contender {

    private static final int CONNECTIONS = 8;
    private static final int FETCH = 500;

    private static final String WORLD = "select id, randomnumber from world where id = ?";
    private static final String WORLDS = "select id, randomnumber from world where id = any(?) order by id";
    private static final String NOTE = "insert into note (id, title, body, rank) values (?, ?, ?, ?)";
    private static final String CONFLICT =
            " on conflict (id) do update set title = excluded.title, body = excluded.body, rank = excluded.rank";

    private final HikariDataSource pool;
    private final Threads threads = new Threads();

    WithJdbc(String url) {
        URI uri = URI.create(url);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath()
                + "?reWriteBatchedInserts=true&sslmode=disable");
        config.setUsername(uri.getUserInfo());
        config.setMaximumPoolSize(CONNECTIONS);
        this.pool = new HikariDataSource(config);
    }

    @Override
    public @Nullable Work work(Task task, int size) {
        return switch (task) {
            case GET, DB_STRICT, DB_BEST -> threads.work(number -> alone(sql -> world(sql, Keys.world(number))));
            case LIST -> threads.work(number -> alone(sql -> products(sql, size)));
            case QUERIES_STRICT -> threads.work(number -> alone(sql -> oneByOne(sql, Keys.worlds(number, size))));
            case QUERIES_BEST -> threads.work(number -> alone(sql -> together(sql, Keys.worlds(number, size))));
            case FORTUNES -> threads.work(number -> alone(WithJdbc::fortunes));
            case UPDATES_STRICT ->
                threads.work(number -> within(sql -> changed(sql, oneByOne(sql, Keys.worlds(number, size)), number)));
            case UPDATES_BEST ->
                threads.work(number -> within(sql -> changed(sql, together(sql, Keys.worlds(number, size)), number)));
            case INSERT ->
                size == 1
                        ? threads.work(number -> alone(sql -> note(sql, number)))
                        : threads.work(number -> within(sql ->
                                sql.batch(NOTE, notes(number, size, place -> Keys.note(number, size, place)))));
            case UPSERT ->
                threads.work(number -> within(sql ->
                        sql.batch(NOTE + CONFLICT, notes(number, size, place -> Keys.noteAgain(number, size, place)))));
            case UPDATE -> threads.work(number -> within(sql -> stocks(sql, number, size)));
            case TRANSACTION -> threads.work(number -> within(sql -> transaction(sql, number)));
            case STREAM ->
                threads.work(number -> within(sql -> sql.total(
                        "select id, randomnumber from world" + (size < Keys.worlds() ? " where id <= " + size : ""),
                        FETCH)));
            case ASSOCIATIONS -> threads.work(number -> alone(sql -> authors(sql, size)));
            case GET_MOVIE,
                    GET_MOVIES,
                    GET_PERSON,
                    GET_USER,
                    UPDATE_MOVIE,
                    INSERT_USER,
                    INSERT_MOVIE,
                    INSERT_MOVIE_PLUS -> null;
        };
    }

    @Override
    public void close() {
        threads.close();
        pool.close();
    }

    private <T> T alone(Sql.Within<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return work.run(new Sql(connection));
        }
    }

    private <T> T within(Sql.Within<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            T result = work.run(new Sql(connection));
            connection.commit();
            return result;
        }
    }

    private static World world(Sql sql, int key) throws SQLException {
        return sql.rows(WORLD, WithJdbc::world, key).get(0);
    }

    private static List<World> oneByOne(Sql sql, List<Integer> keys) throws SQLException {
        List<World> worlds = new ArrayList<>(keys.size());
        for (int key : keys) {
            worlds.add(world(sql, key));
        }
        return worlds;
    }

    private static List<World> together(Sql sql, List<Integer> keys) throws SQLException {
        return sql.rows(WORLDS, WithJdbc::world, (Object) keys.toArray(Integer[]::new));
    }

    private static List<World> changed(Sql sql, List<World> worlds, int number) throws SQLException {
        List<World> changed = worlds.stream()
                .map(world -> new World(world.id(), Keys.randomNumber(world.id(), number)))
                .toList();
        List<Object[]> rows = changed.stream()
                .map(world -> new Object[] {world.randomNumber(), world.id()})
                .toList();
        sql.batch("update world set randomnumber = ? where id = ?", rows);
        return changed;
    }

    private static String fortunes(Sql sql) throws SQLException {
        List<Fortune> fortunes =
                sql.rows("select id, message from fortune", row -> new Fortune(row.getInt(1), row.getString(2)));
        fortunes.add(new Fortune(0, Page.ADDED));
        fortunes.sort(Comparator.comparing(Fortune::message));
        return Page.of(
                fortunes.stream().map(Fortune::id).toList(),
                fortunes.stream().map(Fortune::message).toList());
    }

    private static Note note(Sql sql, int number) throws SQLException {
        long id = Keys.note(number, 1, 0);
        return sql.rows(
                        NOTE + " returning id, title, body, rank",
                        row -> new Note(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4)),
                        id,
                        Keys.title(id),
                        Keys.BODY,
                        Keys.rank(id, number))
                .get(0);
    }

    private static List<Object[]> notes(int number, int size, IntToLongFunction keys) {
        List<Object[]> rows = new ArrayList<>(size);
        for (int place = 0; place < size; place++) {
            long id = keys.applyAsLong(place);
            rows.add(new Object[] {id, Keys.title(id), Keys.BODY, Keys.rank(id, number)});
        }
        return rows;
    }

    private static int stocks(Sql sql, int number, int size) throws SQLException {
        List<Object[]> rows = Keys.stock(number, size).stream()
                .map(key -> new Object[] {Keys.quantity(key, number), key})
                .toList();
        return sql.batch("update stock set quantity = ? where id = ?", rows);
    }

    private static List<World> transaction(Sql sql, int number) throws SQLException {
        int key = Keys.stock(number);
        World first = world(sql, Keys.world(2 * number));
        World second = world(sql, Keys.world(2 * number + 1));
        sql.update("update stock set quantity = ? where id = ?", Keys.quantity(key, number), key);
        return List.of(first, second);
    }

    private static List<Product> products(Sql sql, int size) throws SQLException {
        return sql.rows(
                "select id, name, maker, description, stock, weight, available, listed_at, code, price from product"
                        + " where id <= ? order by id",
                WithJdbc::product,
                (long) size);
    }

    private static Authors authors(Sql sql, int size) throws SQLException {
        List<Author> authors = sql.rows(
                "select id, name from author where id <= ? order by id",
                row -> new Author(row.getInt(1), row.getString(2), new ArrayList<>()),
                size);
        List<Post> posts = sql.rows(
                "select id, author_id, title from post where author_id = any(?) order by id",
                row -> new Post(row.getInt(1), row.getInt(2), row.getString(3), new ArrayList<>()),
                (Object) authors.stream().map(Author::id).toArray(Integer[]::new));
        List<Comment> comments = sql.rows(
                "select id, post_id, body from comment where post_id = any(?) order by id",
                row -> new Comment(row.getInt(1), row.getInt(2), row.getString(3)),
                (Object) posts.stream().map(Post::id).toArray(Integer[]::new));
        return Authors.of(authors, posts, comments);
    }

    private static World world(ResultSet row) throws SQLException {
        return new World(row.getInt(1), row.getInt(2));
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getDouble(6),
                row.getBoolean(7),
                row.getObject(8, OffsetDateTime.class),
                row.getObject(9, UUID.class),
                row.getBigDecimal(10));
    }
}
