package io.millrace.type;

import io.millrace.schema.Column;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.Scalar;
import io.millrace.schema.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers with a declared precision, and one without. */
@Schema
public record Price(
        @Id long id,
        @Column(type = "numeric(12,2)") BigDecimal amount,
        @Nullable @Column(type = "decimal (4)") BigDecimal rounded,
        @Nullable @Column(type = "numeric(1000,500)") BigDecimal wide,
        @Nullable @Column(type = "numeric(8,3)") Fee fee,
        @Nullable @Column(type = "numeric(4,1)[]") List<BigDecimal> steps,
        @Nullable BigDecimal free,
        @HasMany Many<Discount> discounts) {

    /** A number of its own kind. */
    @Scalar
    public record Fee(BigDecimal value) {}
}
