package io.millrace.changeset;

import io.millrace.schema.Column;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept in domains. */
@Schema
@SuppressWarnings("ArrayRecordComponent") // that is how bytes are kept
public record Parcel(
        @Id long id,
        @Nullable @Column(type = "postal_code") String postalCode,
        @Nullable @Column(type = "delivery_day") LocalDate delivery,
        @Nullable @Column(type = "parcel_key") UUID key,
        @Nullable @Column(type = "agreed") Boolean agreed,
        @Column(type = "signature") byte @Nullable [] signature,
        @Nullable @Column(type = "weight") BigDecimal weight,
        @Nullable @Column(type = "delivery_day[]") List<LocalDate> deliveries) {}
