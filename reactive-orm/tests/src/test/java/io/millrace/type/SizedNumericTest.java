package io.millrace.type;

import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.max;
import static io.millrace.query.Sql.rows;
import static io.millrace.query.Sql.sql;
import static io.millrace.query.Sql.sum;
import static io.millrace.type.DiscountTable.DISCOUNT;
import static io.millrace.type.PriceCardShape.PRICE_CARD;
import static io.millrace.type.PriceTable.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.DecodeFailed;
import io.millrace.expr.Expr;
import io.millrace.expr.Rows;
import io.millrace.query.named.CommonTable;
import io.millrace.repo.Repo;
import io.millrace.schema.Many;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.util.function.Tuples;

/** A column whose precision the record declares is read as it is; what is made of it is read as text. */
class SizedNumericTest {

    private static final String COLUMNS = "prices.id, prices.amount, prices.rounded, prices.wide, prices.fee,"
            + " cast(prices.steps as text), cast(prices.free as text)";
    private static final Price SECOND = price(2, "-12.50", "-3", "-1E-500", "0.100", List.of(), "1.50");
    private static final Price THIRD = price(3, "0.00", null, "0E-500", null, null, null);

    private static final TestDatabase DATABASE = TestDatabase.create(Stream.of(PRICE, DISCOUNT)
            .flatMap(table -> table.definition().createStatements().stream())
            .collect(Collectors.joining(";\n")));
    private static final Wire WIRE = Wire.to(DATABASE);
    private static final Repo REPO = Repo.connect(WIRE.url());

    @AfterAll
    static void close() {
        REPO.close().block();
        WIRE.close();
        DATABASE.close();
    }

    @BeforeEach
    void fill() {
        DATABASE.execute("""
                truncate prices, discounts;
                insert into prices (id, amount, rounded, wide, fee, steps, free) values
                    (1, 9999999999.99, 9999, repeat('9', 500)::numeric + 1e-500, -12345.678, '{1.5,-0.5}', 'Infinity'),
                    (2, -12.5, -3, -1e-500, 0.1, '{}', 1.50),
                    (3, 0, null, 0, null, null, null);
                insert into discounts (id, price_id, rate) values (1, 2, 0.05), (2, 2, 0.1), (3, 3, 1)""");
    }

    @Test
    void columnsKeepTheirScale() {
        assertThat(read(
                        from(PRICE).where(PRICE.id.ne(1L)).orderBy(PRICE.id.asc()),
                        "select " + COLUMNS + " from prices where prices.id <> $1::int8 order by prices.id"))
                .containsExactly(SECOND, THIRD);
        assertThat(REPO.get(PRICE, 2L).block()).isEqualTo(SECOND);
        assertThat(REPO.stream(from(PRICE).where(PRICE.id.ne(1L)).orderBy(PRICE.id.asc()))
                        .collectList()
                        .block())
                .containsExactly(SECOND, THIRD);
    }

    @Test
    void theLargestOfAPrecisionIsReadWhole() {
        assertThat(read(
                        from(PRICE).where(PRICE.id.eq(1L)).select(PRICE.amount, PRICE.rounded, PRICE.wide, PRICE.fee),
                        "select prices.amount, prices.rounded, prices.wide, prices.fee from prices"
                                + " where prices.id = $1::int8"))
                .containsExactly(Tuples.of(
                        new BigDecimal("9999999999.99"),
                        Optional.of(new BigDecimal("9999")),
                        Optional.of(new BigDecimal("9".repeat(500) + "." + "0".repeat(499) + "1")),
                        Optional.of(new Price.Fee(new BigDecimal("-12345.678")))));
    }

    @Test
    void whatIsMadeOfAColumnHasNoPrecision() {
        made(PRICE.amount.plus(1), "cast((prices.amount + $1::text::numeric) as text)", "-11.50");
        made(PRICE.amount.times(PRICE.amount), "cast((prices.amount * prices.amount) as text)", "156.2500");
        made(PRICE.free.orElse(PRICE.amount), "cast(coalesce(prices.free, prices.amount) as text)", "1.50");
        made(sum(PRICE.amount).required(), "cast(sum(prices.amount) as text)", "-12.50");
        made(max(PRICE.amount).required(), "cast(max(prices.amount) as text)", "-12.50");
        made(PRICE.amount.cast(Types.NUMERIC).required(), "cast(prices.amount::numeric as text)", "-12.50");
    }

    @Test
    void rowsOfAQueryUnderANameAreReadAsText() {
        var named = from(PRICE).where(PRICE.id.eq(2L)).select(PRICE.amount).named("named");
        assertThat(read(
                        from(named).select(named.column(PRICE.amount)),
                        "select cast(named.amount as text) from (select prices.amount from prices"
                                + " where prices.id = $1::int8) as named"))
                .containsExactly(new BigDecimal("-12.50"));
        var common = CommonTable.of("common", from(PRICE).where(PRICE.id.eq(2L)).select(PRICE.amount));
        assertThat(read(
                        from(common).with(common).select(common.column(PRICE.amount)),
                        "with common as (select prices.amount from prices where prices.id = $1::int8)"
                                + " select cast(common.amount as text) from common"))
                .containsExactly(new BigDecimal("-12.50"));
    }

    @Test
    void rowsThatAreComparedAreReadAsText() {
        assertThat(read(
                        from(PRICE).where(PRICE.id.eq(2L)).select(PRICE.amount).distinct(),
                        "select cast(rows.amount as text) from (select distinct prices.amount from prices"
                                + " where prices.id = $1::int8) as rows"))
                .containsExactly(new BigDecimal("-12.50"));
        assertThat(
                        read(
                                from(PRICE)
                                        .where(PRICE.id.eq(2L))
                                        .select(PRICE.rounded)
                                        .union(from(PRICE)
                                                .where(PRICE.id.eq(2L))
                                                .select(PRICE.free)),
                                "select cast(rows.rounded as text) from ((select prices.rounded from prices where prices.id ="
                                        + " $1::int8) union (select prices.free from prices where prices.id = $2::int8)) as rows"))
                .containsExactlyInAnyOrder(Optional.of(new BigDecimal("-3")), Optional.of(new BigDecimal("1.50")));
    }

    @Test
    void rowsOfTheUsersOwnTextAreReadAsText() {
        var any = PRICE.as("any_price");
        assertThat(
                        read(
                                from(rows(any, "select 2::int8 as id, 1.5 as amount"))
                                        .select(any.amount),
                                "select cast(any_price.amount as text) from (select 2::int8 as id, 1.5 as amount) as any_price"))
                .containsExactly(new BigDecimal("1.5"));
        assertThat(read(
                        from(PRICE)
                                .join(rows(any, "select 2::int8 as id, 1.5 as amount"), any.id.eq(PRICE.id))
                                .select(PRICE.amount, any.amount),
                        "select prices.amount, cast(any_price.amount as text) from prices join"
                                + " (select 2::int8 as id, 1.5 as amount) as any_price on any_price.id = prices.id"))
                .containsExactly(Tuples.of(new BigDecimal("-12.50"), new BigDecimal("1.5")));

        var own = REPO.sql("select {} from prices where id = 2", PRICE.row());
        assertThat(own.toSql().sql())
                .isEqualTo("select prices.id, cast(prices.amount as text), cast(prices.rounded as text),"
                        + " cast(prices.wide as text), cast(prices.fee as text), cast(prices.steps as text),"
                        + " cast(prices.free as text) from prices where id = 2");
        assertThat(now(own.as(PRICE))).containsExactly(SECOND);
        assertThat(now(REPO.sql("select amount, free::text from prices where id = 2")
                        .as(PRICE_CARD)))
                .containsExactly(new PriceCard(new BigDecimal("-12.50"), new BigDecimal("1.50")));
    }

    @Test
    void shapesAndJoinsReadColumnsAsTheyAre() {
        assertThat(read(
                        from(PRICE).where(PRICE.id.eq(2L)).as(PRICE_CARD),
                        "select prices.amount, cast(prices.free as text) from prices where prices.id = $1::int8"))
                .containsExactly(new PriceCard(new BigDecimal("-12.50"), new BigDecimal("1.50")));
        var less = DISCOUNT.left("less");
        assertThat(read(
                        from(PRICE)
                                .leftJoin(less, less.priceId.eq(PRICE.id).and(less.rate.gt(new BigDecimal("0.5"))))
                                .where(PRICE.id.ne(1L))
                                .orderBy(PRICE.id.asc())
                                .select(PRICE.amount, less.rate),
                        "select prices.amount, less.rate from prices left join discounts as less on"
                                + " less.price_id = prices.id and less.rate > $1::text::numeric"
                                + " where prices.id <> $2::int8 order by prices.id"))
                .containsExactly(
                        Tuples.of(new BigDecimal("-12.50"), Optional.empty()),
                        Tuples.of(new BigDecimal("0.00"), Optional.of(new BigDecimal("1.0000"))));
        assertThat(read(
                        from(DISCOUNT).where(DISCOUNT.id.eq(3L)).select(DISCOUNT.price().amount),
                        "select discounts_price.amount from discounts join prices as discounts_price on"
                                + " discounts_price.id = discounts.price_id where discounts.id = $1::int8"))
                .containsExactly(new BigDecimal("0.00"));
    }

    @Test
    void relationsAreReadAsTheyAre() {
        WIRE.startAgain();
        Price loaded = now(REPO.all(
                        from(PRICE).where(PRICE.id.eq(2L)).preload(PRICE.discounts.orderBy(DISCOUNT.id.asc()))))
                .get(0);

        assertThat(WIRE.traffic().statements())
                .contains("select discounts.id, discounts.price_id, discounts.rate from discounts"
                        + " where discounts.price_id = $1::int8 order by discounts.id");
        assertThat(loaded.discounts().list())
                .extracting(Discount::rate)
                .containsExactly(new BigDecimal("0.0500"), new BigDecimal("0.1000"));

        Price first = now(REPO.all(from(PRICE)
                        .where(PRICE.id.eq(2L))
                        .preload(PRICE.discounts.orderBy(DISCOUNT.id.desc()).limit(1))))
                .get(0);
        assertThat(first.discounts().list()).extracting(Discount::rate).containsExactly(new BigDecimal("0.1000"));
    }

    @Test
    void writesGiveBackWhatIsStored() {
        var insert =
                REPO.insert(PRICE.draft().id(4L).amount(new BigDecimal("1.005")).free(new BigDecimal("7.0")));
        assertThat(insert.toSql().get(0).sql())
                .isEqualTo("insert into prices (id, amount, free) values ($1::int8, $2::text::numeric,"
                        + " $3::text::numeric) returning " + COLUMNS);
        assertThat(now(insert.flux())).containsExactly(price(4, "1.01", null, null, null, null, "7.0"));
        assertThat(now(REPO.insertAll(
                        PRICE,
                        List.of(
                                PRICE.draft().id(5L).amount(new BigDecimal("2")),
                                PRICE.draft().id(6L).amount(new BigDecimal("3"))))))
                .containsExactly(
                        price(5, "2.00", null, null, null, null, null), price(6, "3.00", null, null, null, null, null));
        assertThat(now(REPO.updateAll(from(PRICE).where(PRICE.id.eq(5L)))
                        .set(PRICE.amount.to(PRICE.amount.plus(1)))
                        .returning(PRICE.amount)))
                .containsExactly(new BigDecimal("3.00"));
    }

    @Test
    void noNumberIsAnErrorOfItsRowAndNotOfTheConnection() {
        DATABASE.execute("update prices set amount = 'NaN' where id = 2");
        int connection = connection();

        assertThatThrownBy(() -> now(REPO.all(from(PRICE).where(PRICE.id.eq(2L)))))
                .isInstanceOf(DecodeFailed.class)
                .hasMessage("""
                        ORM-203: Price.amount cannot be read as numeric
                          because: not readable as numeric: NaN and the infinities have no BigDecimal; select a cast to float8
                          fix: compare the record with the table: the type of Price.amount and the column's own""");
        assertThatThrownBy(() -> now(REPO.all(from(PRICE).where(PRICE.id.eq(1L)))))
                .isInstanceOf(DecodeFailed.class)
                .hasMessageStartingWith("ORM-203: Price.free cannot be read as numeric");
        assertThat(connection()).isEqualTo(connection);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount", "rounded", "wide", "fee"})
    void noInfinityFitsIntoADeclaredPrecision(String column) {
        for (String infinity : List.of("Infinity", "-Infinity")) {
            assertThatThrownBy(() -> now(REPO.sql("update prices set " + column + " = '" + infinity + "'")
                            .execute()
                            .flux()))
                    .hasMessageContaining("because: a number is out of the range of its type (22003)");
        }
    }

    private static int connection() {
        return now(REPO.sql("select pg_backend_pid()").as(Types.INT4)).get(0);
    }

    private static void made(Expr<? super Price, ?, BigDecimal> expression, String sql, String value) {
        assertThat(read(
                        from(PRICE).where(sql("{} = 2", PRICE.id)).select(expression),
                        "select " + sql + " from prices where prices.id = 2"))
                .containsExactly(new BigDecimal(value));
    }

    private static <T> List<T> read(Rows<T> rows, String sql) {
        assertThat(REPO.toSql(rows).sql()).isEqualTo(sql);
        return now(REPO.all(rows));
    }

    private static <T> List<T> now(Flux<T> flux) {
        return Objects.requireNonNull(flux.collectList().block());
    }

    private static Price price(
            long id,
            String amount,
            @Nullable String rounded,
            @Nullable String wide,
            @Nullable String fee,
            @Nullable List<BigDecimal> steps,
            @Nullable String free) {
        BigDecimal charged = number(fee);
        return new Price(
                id,
                new BigDecimal(amount),
                number(rounded),
                number(wide),
                charged == null ? null : new Price.Fee(charged),
                steps,
                number(free),
                Many.notLoaded("Price", "discounts"));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
