package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidValue;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SpecialTypesTest {

    private static TypeFixture postgres;

    @BeforeAll
    static void connect() {
        // The server of the tests lacks pgvector; a domain of this name takes and gives the same text.
        postgres = new TypeFixture("create domain vector as text; create table flags (bits bit(3), more varbit)");
    }

    @AfterAll
    static void disconnect() {
        postgres.close();
    }

    @Test
    void whatTheDriverReadsAsNullIsReadAsText() {
        postgres.givesBack(Types.XML, "<a b=\"c\">é😀 &amp; {x},</a>", "<a/>");
        postgres.givesBack(
                Types.VARBIT, "", "0", "1", "1010101010101010101010101010101010101010101010101010101010101010101");
        postgres.givesBack(Types.arrayOf(Types.VARBIT), List.of(List.of("101", "")));
        postgres.givesBack(Types.arrayOf(Types.OID), List.of(List.of(1L, 4_294_967_295L)));
        assertThat(postgres.one("select " + Types.OID.selected("oid") + " from pg_class where relname = 'pg_class'"))
                .isEqualTo("1259");
    }

    @Test
    void bitsThatDoNotFitTheirColumnAreRefusedInsteadOfCut() {
        String insert = "insert into flags (bits) values (" + Types.VARBIT.parameter("$1") + ") returning "
                + Types.VARBIT.selected("bits");

        assertThat(postgres.one(insert, Types.VARBIT.encode("101"))).isEqualTo("101");
        assertThatThrownBy(() -> postgres.one(insert, Types.VARBIT.encode("1010")))
                .hasMessageContaining("bit string length 4 does not match type bit(3)");
        postgres.works();
    }

    @Test
    void aSearchVectorIsItsLexemes() {
        postgres.givesBack(Types.TSVECTOR, new TsVector("'cat':3 'fat':2A"), new TsVector(""));
        assertThat(postgres.read(Types.TSVECTOR, "to_tsvector('english', 'The fat cats')"))
                .isEqualTo(new TsVector("'cat':3 'fat':2"));
        assertThatThrownBy(() -> Types.TSVECTOR.encode(new TsVector("\u0000"))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void aVectorIsAListOfFiniteNumbers() {
        postgres.givesBack(
                Types.VECTOR,
                List.of(new float[] {1, -2.5f, Float.MIN_VALUE, Float.MAX_VALUE, 0.1f}, new float[] {0}),
                (actual, expected) -> assertThat(actual).containsExactly(expected));
        assertThat(Types.VECTOR.parameter("$1")).isEqualTo("$1::text::vector");
        assertThat(Types.VECTOR.parse("[1, 2.5,3]")).containsExactly(1f, 2.5f, 3f);
        assertThatThrownBy(() -> Types.VECTOR.encode(new float[0]))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("vector holds 1 to 16000 numbers");
        assertThatThrownBy(() -> Types.VECTOR.encode(new float[] {1, Float.NaN}))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("one of its numbers is NaN or infinite");
        for (String text : List.of("", "[]", "[1,]", "1,2", "[a]")) {
            assertThatThrownBy(() -> Types.VECTOR.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
