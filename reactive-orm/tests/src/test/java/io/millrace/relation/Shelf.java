package io.millrace.relation;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.Schema;

/** Where volumes stand. */
@Schema
record Shelf(
        @Id @Generated long id,

        @ManyToMany(table = "volumes_that_stand_on_a_shelf_of_this_house_or_once_stood_there")
        Many<Volume> volumes) {}
