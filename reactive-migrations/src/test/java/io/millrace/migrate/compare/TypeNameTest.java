package io.millrace.migrate.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int8|bigint",
                "int4[]|integer[]",
                "varchar(80)|character varying(80)",
                "varchar|character varying",
                "numeric(10, 2)|numeric(10,2)",
                "decimal( 6 )|numeric(6,0)",
                "timestamptz|timestamp with time zone",
                "timestamptz(3)|timestamp(3) with time zone",
                "timestamp(3)|timestamp(3) without time zone",
                "time|time without time zone",
                "text[][]|text[]",
                "float8|double precision",
                "double precision|double precision",
                "role|public.role",
                "shop.role|shop.role",
                "vector(3)|vector(3)",
                "bool|boolean"
            })
    void theyAreTheSame(String record, String live) {
        assertThat(TypeName.same(record, live)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"int4,bigint", "varchar(80),text", "varchar(80),character varying(20)", "text,text[]"})
    void theyAreNot(String record, String live) {
        assertThat(TypeName.same(record, live)).isFalse();
    }

    @Test
    void whatPostgresItselfWritesIsLeftAsItIs() {
        assertThat(TypeName.canonical("timestamp with time zone")).isEqualTo("timestamp with time zone");
        assertThat(TypeName.canonical("character varying(20)")).isEqualTo("character varying(20)");
    }
}
