package io.millrace.press;

import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** A composite primary key. */
@Schema
public record OrderLine(@Id long orderId, @Id int line, String product, int quantity) {}
