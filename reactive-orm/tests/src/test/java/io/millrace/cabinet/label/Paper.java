package io.millrace.cabinet.label;

import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** What stands on a paper: another record of the same table, of the same name. */
@Schema(table = "papers")
public record Paper(String title, @Id long id) {}
