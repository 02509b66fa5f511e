package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NumberTypesTest {

    private static TypeFixture postgres;

    @BeforeAll
    static void connect() {
        postgres = new TypeFixture("create table numbers (small int2, medium int4, large int8)");
    }

    @AfterAll
    static void disconnect() {
        postgres.close();
    }

    @Test
    void wholeNumbersKeepTheirEnds() {
        postgres.givesBack(Types.INT2, (short) 0, (short) 1, (short) -1, Short.MIN_VALUE, Short.MAX_VALUE);
        postgres.givesBack(Types.INT4, 0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        postgres.givesBack(Types.INT8, 0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 5_000_000_000L);
        postgres.givesBack(Types.INT2_AS_INT, 0, -32_768, 32_767);
        postgres.givesBack(Types.INT4_AS_LONG, 0L, (long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE);
        postgres.givesBack(Types.OID, 0L, 1L, 4_294_967_295L);
    }

    @Test
    void aNumberThatDoesNotFitIsRefusedBeforeItIsSent() {
        assertThatThrownBy(() -> Types.INT4_AS_LONG.encode(5_000_000_000L))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("""
                        ORM-802: a value is out of range for int4
                          because: int4 holds -2147483648 to 2147483647
                          fix: check the value before it is written, or give the column a wider type""");
        assertThatThrownBy(() -> Types.INT2_AS_INT.encode(70_000))
                .hasMessageStartingWith(
                        "ORM-802: a value is out of range for int2\n  because: int2 holds -32768 to 32767");
        assertThatThrownBy(() -> Types.INT2_AS_INT.encode(-32_769)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Types.INT4_AS_LONG.encode(-2_147_483_649L)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Types.INT4_AS_LONG.bulk().array(List.of(1L, 5_000_000_000L)))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Types.OID.encode(-1L)).hasMessageContaining("oid holds 0 to 4294967295");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void aNumberOfAnotherClassIsRefusedInsteadOfCut() {
        PgType raw = Types.INT4;

        assertThatThrownBy(() -> raw.encode(5.9))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("""
                        ORM-801: a value cannot be written as int4
                          because: its class is java.lang.Double, and int4 takes Integer
                          fix: convert it first, so that what is lost is your choice""");
        assertThatThrownBy(() -> raw.encode(5_000_000_000L)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> raw.bulk().array(List.of(1, 5.9)))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("its class is java.lang.Double, and int4 takes Integer");
        assertThat(raw.bulk().array(List.of(1, 2))).isEqualTo(new Integer[] {1, 2});
        assertThatThrownBy(() -> raw.decode("1"))
                .hasMessage(
                        "not readable as int4: a value of class Integer was expected, and one of java.lang.String came");
    }

    @Test
    void theCastOfAParameterKeepsTheServerFromWrappingANumber() {
        String insert = "insert into numbers (medium) values (" + Types.INT8.parameter("$1") + ") returning medium";

        assertThatThrownBy(() -> postgres.one(insert, Types.INT8.encode(5_000_000_000L)))
                .hasMessageContaining("integer out of range");
        postgres.works();
    }

    @Test
    void floatingNumbersKeepEveryBit() {
        postgres.givesBack(
                Types.FLOAT4, 0f, -0f, 1.1f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY);
        postgres.givesBack(
                Types.FLOAT8,
                0d,
                -0d,
                0.1,
                Math.PI,
                Double.MIN_VALUE,
                -Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY);
        Random random = new Random(7);
        List<Double> anyBits = new ArrayList<>();
        for (int count = 0; count < 500; count++) {
            anyBits.add(Double.longBitsToDouble(random.nextLong()));
        }
        postgres.givesBack(Types.FLOAT8, anyBits);
    }

    @Test
    void decimalsKeepDigitsAndScale() {
        List<BigDecimal> decimals = new ArrayList<>(List.of(
                new BigDecimal("0"),
                new BigDecimal("0.00"),
                new BigDecimal("-1.10"),
                new BigDecimal("1e-400"),
                new BigDecimal("0.1234567890123456789012345678901234567890"),
                new BigDecimal("9".repeat(5_000) + "." + "9".repeat(5_000))));
        Random random = new Random(11);
        for (int count = 0; count < 300; count++) {
            decimals.add(BigDecimal.valueOf(random.nextLong(), random.nextInt(40)));
        }
        postgres.givesBack(Types.NUMERIC, decimals);
        postgres.givesBack(
                Types.NUMERIC,
                List.of(new BigDecimal("1e400"), new BigDecimal("-5e131071")),
                (actual, expected) -> assertThat(actual).isEqualByComparingTo(expected));
    }

    @Test
    void aDecimalBeyondNumericIsRefused() {
        assertThatThrownBy(() -> Types.NUMERIC.encode(new BigDecimal("1e131072")))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("numeric holds up to 131072 digits before the decimal point and 16383 after it");
        assertThatThrownBy(() -> Types.NUMERIC.encode(new BigDecimal("1e-16384")))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Types.NUMERIC.encode(new BigDecimal("1e2000000000")))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Types.NUMERIC.parse("1e2000000000")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNumericThatIsNoNumberIsAnErrorOfItsRowAndNotOfTheConnection() {
        for (String special : List.of("NaN", "Infinity", "-Infinity")) {
            assertThatThrownBy(() -> postgres.read(Types.NUMERIC, "'" + special + "'::numeric"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not readable as numeric: NaN and the infinities have no BigDecimal;"
                            + " select a cast to float8");
            postgres.works();
        }
    }

    @Test
    void aDeclaredPrecisionKeepsInfinitiesOutAndNaNNot() {
        for (String declared : List.of("numeric(12,2)", "numeric(4)", "numeric(1000,500)", "decimal(3,3)")) {
            for (String infinity : List.of("Infinity", "-Infinity")) {
                assertThatThrownBy(() -> postgres.one("select '" + infinity + "'::" + declared))
                        .hasMessageContaining("numeric field overflow");
                postgres.works();
            }
            assertThat(postgres.one("select ('NaN'::" + declared + ")::text")).isEqualTo("NaN");
        }
    }

    @Test
    void aColumnOfADeclaredPrecisionIsReadAsItIsAndWhatIsMadeOfItAsText() {
        PgType<BigDecimal> type = Types.SIZED_NUMERIC;

        assertThat(type.selectedColumn("p.price")).isEqualTo("p.price");
        assertThat(Types.NUMERIC.selectedColumn("p.price")).isEqualTo("cast(p.price as text)");
        assertThat(type.selected("p.price * 2")).isEqualTo("cast(p.price * 2 as text)");
        assertThat(type.parameter("$1")).isEqualTo("$1::text::numeric");
        assertThat(type.decode(new BigDecimal("1.50"))).isEqualTo(new BigDecimal("1.50"));
        assertThat(type.decode("1.50")).isEqualTo(new BigDecimal("1.50"));
        assertThatThrownBy(() -> type.decode("NaN"))
                .isInstanceOf(UnreadableValue.class)
                .hasMessage("not readable as numeric: NaN and the infinities have no BigDecimal;"
                        + " select a cast to float8");
        assertThatThrownBy(() -> type.encode(new BigDecimal("1e131072"))).isInstanceOf(InvalidValue.class);
        assertThat(type.equalsAgrees()).isFalse();
        assertThat(type).hasToString("numeric");
        postgres.givesBack(type, List.of(BigDecimal.ZERO, new BigDecimal("-0.10"), new BigDecimal("1234567890.12")));
        PgType<String> own = Types.mapped(type, BigDecimal::toPlainString, BigDecimal::new);
        assertThat(own.selectedColumn("p.price")).isEqualTo("p.price");
        assertThat(own.selected("p.price")).isEqualTo("cast(p.price as text)");
    }

    @Test
    void textThatIsNoNumberIsRefusedWithoutBeingShown() {
        for (PgType<?> type : List.of(Types.INT2, Types.INT4, Types.INT8, Types.FLOAT8, Types.NUMERIC, Types.OID)) {
            for (String text : List.of("", "secret", "٣", "0x10", "1d", "1 ", "99999999999999999999x")) {
                assertThatThrownBy(() -> type.parse(text))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("not readable as " + type.sqlName())
                        .hasMessageNotContaining("secret")
                        .hasNoCause();
            }
        }
        assertThatThrownBy(() -> Types.INT4.parse("2147483648"))
                .hasMessage("not readable as int4: the text is not a whole number in its range");
    }

    @Test
    void itIsSaidWhereEqualityIsNotPostgreSqls() {
        assertThat(Types.INT8.equalsAgrees()).isTrue();
        assertThat(Types.INT4_AS_LONG.equalsAgrees()).isTrue();
        assertThat(postgres.one("select 1.0 = 1.00")).isEqualTo(true);
        assertThat(Types.NUMERIC.equalsAgrees()).isFalse();
        assertThat(postgres.one("select 0::float8 = '-0'::float8")).isEqualTo(true);
        assertThat(Types.FLOAT4.equalsAgrees()).isFalse();
        assertThat(Types.FLOAT8.equalsAgrees()).isFalse();
    }
}
