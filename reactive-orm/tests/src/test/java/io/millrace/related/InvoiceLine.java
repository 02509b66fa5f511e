package io.millrace.related;

import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;

/** A row whose key is that of its invoice and a number. */
@Schema
public record InvoiceLine(
        @Id @References(Invoice.class) long invoiceId, @Id int number, String text) {}
