package io.millrace.internal.exec.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.internal.exec.Decoders;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.exec.command.Command;
import io.millrace.type.Interval;
import io.millrace.type.PgType;
import io.millrace.type.RowDecoder;
import io.millrace.type.Types;
import io.millrace.type.UnreadableValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What a decoder is given for the values of a row, on a real lane. */
class RowValuesTest {

    private static ExecutorFixture fixture;

    @BeforeAll
    static void open() {
        fixture = ExecutorFixture.open("""
                do $$ begin
                  execute format('alter database %I set IntervalStyle = sql_standard', current_database());
                end $$""");
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @AfterEach
    void healthy() {
        fixture.assertHealthy();
    }

    @Test
    void bytesAreBytesAndNotTheDriversBuffer() {
        StepVerifier.create(fixture.executor().first(read(Types.BYTEA, "'\\x00ff5c'::bytea")))
                .assertNext(bytes -> assertThat(bytes).containsExactly(0, 255, 92))
                .verifyComplete();
    }

    @Test
    void intervalsAreReadWhateverStyleTheDatabaseIsSetTo() {
        StepVerifier.create(fixture.executor().first(read(Types.INTERVAL, "'1 mon 31 days -01:00'::interval")))
                .expectNext(new Interval(1, 31, -3_600_000_000L))
                .verifyComplete();
    }

    @Test
    void aNumericIsADecimalWithItsScaleAndNotTheDriversNumber() {
        for (String text : List.of("0", "0.00", "-12.50", "1e20", "99999999999999999999.1", "-0.000001")) {
            BigDecimal expected = new BigDecimal(new BigDecimal(text).toPlainString());
            StepVerifier.create(fixture.executor().first(raw("'" + text + "'::numeric")))
                    .assertNext(value -> assertThat(value).isEqualTo(expected))
                    .verifyComplete();
        }
    }

    @Test
    void aNumericThatIsNoNumberIsItsName() {
        StepVerifier.create(fixture.executor().first(raw("'NaN'::numeric(12,2)")))
                .assertNext(value -> assertThat(value).isEqualTo("NaN"))
                .verifyComplete();
    }

    @Test
    void aValueThatCannotBeReadFailsItsOwnStatementOnly() {
        Flux<Object> together = Flux.range(0, 20)
                .flatMap(number -> fixture.executor()
                        .first(Command.read("one", "select " + number, Decoders.INT))
                        .cast(Object.class));
        StepVerifier.create(fixture.executor()
                        .first(read(Types.NUMERIC, "'Infinity'::numeric"))
                        .cast(Object.class)
                        .onErrorResume(failure -> {
                            assertThat(failure).hasRootCauseInstanceOf(UnreadableValue.class);
                            return reactor.core.publisher.Mono.just("failed");
                        })
                        .mergeWith(together))
                .expectNextCount(21)
                .verifyComplete();
    }

    private static Command<Object> raw(String expression) {
        return Command.read(
                "a value", "select " + expression, (row, offset) -> Objects.requireNonNull(row.get(offset)));
    }

    private static <T> Command<T> read(PgType<T> type, String expression) {
        RowDecoder<T> decoder = (row, offset) -> type.decode(Objects.requireNonNull(row.get(offset)));
        return Command.read("a value", "select " + type.selected(expression), decoder);
    }
}
