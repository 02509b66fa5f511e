package io.millrace.changeset;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.Schema;

/** Heaps that are related by way of a table with the name that bulk statements like to use. */
@Schema
public record Heap(
        @Id @Generated long id,
        String name,

        @ManyToMany(table = "bulk", key = "heap_id", targetKey = "next_id")
        Many<Heap> next) {}
