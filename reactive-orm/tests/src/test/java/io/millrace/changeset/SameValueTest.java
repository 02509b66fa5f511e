package io.millrace.changeset;

import static io.millrace.changeset.SpecimenTable.SPECIMEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.column.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the database keeps as one value is no change, though Java tells two apart. */
class SameValueTest {

    private static final Instant MOMENT = Instant.parse("2024-01-31T10:00:00.123456Z");
    private static final Specimen ROW = Changeset.of(SPECIMEN.draft()
                    .id(1)
                    .price(new BigDecimal("1.50"))
                    .moment(MOMENT)
                    .offset(MOMENT.atOffset(ZoneOffset.UTC))
                    .prices(List.of(new BigDecimal("1.50"), BigDecimal.TEN))
                    .times(List.of(MOMENT))
                    .bytes(new byte[] {1, 2}))
            .apply();

    @Test
    @Behaviour({"changeset_test.exs:579", "changeset_test.exs:822"})
    void itIsNoChange() {
        same(SPECIMEN.price.to(new BigDecimal("1.5")));
        same(SPECIMEN.moment.to(MOMENT.plusNanos(789)));
        same(SPECIMEN.offset.to(OffsetDateTime.ofInstant(MOMENT, ZoneOffset.ofHours(5))));
        same(SPECIMEN.prices.to(List.of(new BigDecimal("1.5"), new BigDecimal("10.0"))));
        same(SPECIMEN.times.to(List.of(MOMENT.plusNanos(1))));
        same(SPECIMEN.bytes.to(new byte[] {1, 2}));
    }

    @Test
    void anotherValueIsOne() {
        assertThat(SPECIMEN.change(ROW, SPECIMEN.moment.to(MOMENT.plusNanos(1_000)))
                        .isChanged())
                .isTrue();
        assertThat(SPECIMEN.change(ROW, SPECIMEN.prices.to(List.of(new BigDecimal("1.5"))))
                        .isChanged())
                .isTrue();
    }

    private static void same(Value<Specimen> value) {
        assertThat(SPECIMEN.change(ROW, value).changes()).isEmpty();
    }
}
