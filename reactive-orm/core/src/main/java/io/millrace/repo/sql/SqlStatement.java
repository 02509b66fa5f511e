package io.millrace.repo.sql;

import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.command.Kind;
import io.millrace.internal.run.RawSql;
import io.millrace.internal.run.Runner;
import io.millrace.query.Functions.F2;
import io.millrace.query.Functions.F3;
import io.millrace.query.Functions.F4;
import io.millrace.query.Functions.F5;
import io.millrace.type.PgType;
import io.millrace.type.RowDecoder;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A statement in the user's own words, still without what its rows become. Immutable; made by {@code repo.sql(…)}.
 *
 * <p>Columns are read by position. A type that the library reads as text (enums of PostgreSQL, documents, ranges and
 * others: those whose {@link PgType#selected} is a cast) is selected as text: {@code select mood::text}.
 */
public final class SqlStatement {

    private final Runner runner;
    private final Supplier<RawSql> sql;
    private final boolean reads;
    private final boolean once;

    /** What {@code repo.sql(…)} makes. */
    public SqlStatement(Runner runner, Supplier<RawSql> sql) {
        this(runner, sql, false, false);
    }

    private SqlStatement(Runner runner, Supplier<RawSql> sql, boolean reads, boolean once) {
        this.runner = runner;
        this.sql = sql;
        this.reads = reads;
        this.once = once;
    }

    /**
     * The same, said to change nothing, not even through a function that it calls: where the connection breaks, it may
     * be sent again. Otherwise every statement counts as one that may have written.
     */
    public SqlStatement readOnly() {
        return new SqlStatement(runner, sql, true, once);
    }

    /**
     * The same, said to be asked for once on a connection, as what a program asks when it starts: it is not prepared
     * first, which would be a round trip more, and the connection remembers nothing of it. Only a statement without
     * parameters whose rows are read can be sent so; any other is prepared as ever.
     */
    public SqlStatement once() {
        return new SqlStatement(runner, sql, reads, true);
    }

    /** Each row as a decoder reads it: {@code as(USER)} for a table whose columns are selected in its order. */
    public <T> Flux<T> as(RowDecoder<T> decoder) {
        return once ? runner.once(() -> command(decoder)) : runner.all(() -> command(decoder));
    }

    /** Each row as a function makes it: {@code map(row -> new Hit(row.get(0, TEXT), row.find(1, INT8)))}. */
    public <T> Flux<T> map(Function<? super SqlRow, ? extends T> function) {
        return as((row, offset) -> function.apply(new SqlRow(row, offset)));
    }

    /** Rows of one column, which is never null. */
    public <A> Flux<A> as(PgType<A> a) {
        return map(row -> row.get(0, a));
    }

    /** Rows of two columns, which are never null, as what a constructor makes of them. */
    public <A, B, T> Flux<T> as(PgType<A> a, PgType<B> b, F2<? super A, ? super B, ? extends T> make) {
        return map(row -> make.apply(row.get(0, a), row.get(1, b)));
    }

    /** Rows of three columns, which are never null, as what a constructor makes of them. */
    public <A, B, C, T> Flux<T> as(
            PgType<A> a, PgType<B> b, PgType<C> c, F3<? super A, ? super B, ? super C, ? extends T> make) {
        return map(row -> make.apply(row.get(0, a), row.get(1, b), row.get(2, c)));
    }

    /** Rows of four columns, which are never null, as what a constructor makes of them. */
    public <A, B, C, D, T> Flux<T> as(
            PgType<A> a,
            PgType<B> b,
            PgType<C> c,
            PgType<D> d,
            F4<? super A, ? super B, ? super C, ? super D, ? extends T> make) {
        return map(row -> make.apply(row.get(0, a), row.get(1, b), row.get(2, c), row.get(3, d)));
    }

    /** Rows of five columns, which are never null, as what a constructor makes of them; {@link #map} takes more. */
    public <A, B, C, D, E, T> Flux<T> as(
            PgType<A> a,
            PgType<B> b,
            PgType<C> c,
            PgType<D> d,
            PgType<E> e,
            F5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends T> make) {
        return map(row -> make.apply(row.get(0, a), row.get(1, b), row.get(2, c), row.get(3, d), row.get(4, e)));
    }

    /** Runs it without reading its rows, and emits how many were affected: 0 where it is no statement of rows. */
    public Mono<Long> execute() {
        Mono<Long> count = runner.count(() -> command((row, offset) -> true));
        return count.map(rows -> sql.get().kind() == Kind.OTHER ? 0L : rows);
    }

    /**
     * What would be sent. Sends nothing.
     *
     * @throws io.millrace.error.InvalidQuery where it would be refused
     */
    public Statement toSql() {
        return Statement.of(command((row, offset) -> true));
    }

    private <T> Command<T> command(RowDecoder<T> decoder) {
        RawSql raw = sql.get();
        Kind kind = reads && raw.kind() == Kind.WRITE ? Kind.READ : raw.kind();
        return runner.statements().raw(raw, decoder, kind);
    }
}
