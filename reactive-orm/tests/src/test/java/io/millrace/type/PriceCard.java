package io.millrace.type;

import io.millrace.schema.Shape;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number with a declared precision, and one without. */
@Shape(Price.class)
public record PriceCard(BigDecimal amount, @Nullable BigDecimal free) {}
