package io.millrace.benchmark.millrace;

import io.millrace.schema.Column;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** The row of the well-known point read: a key and a number. */
@Schema(table = "world")
public record World(@Id int id, @Column("randomnumber") int randomNumber) {}
