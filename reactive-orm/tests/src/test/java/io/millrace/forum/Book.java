package io.millrace.forum;

import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import java.math.BigDecimal;

/** A row on a shelf. */
@Schema
public record Book(@Id long id, BigDecimal shelf) {}
