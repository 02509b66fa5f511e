package io.millrace.docs.library;

import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.HasOne;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.schema.Schema;

// tag::author[]
@Schema
public record Author(
        @Id @Generated long id,
        String name,
        @HasMany Many<Book> books, // book.authorId
        @HasMany(where = "inPrint", orderBy = "year desc") Many<Book> shelf, // a filter and an order of its own
        @HasOne(orderBy = "year desc") One<Book> newest, // the first of several, in this order
        @HasMany(through = {"books", "loans", "reader"}) Many<Reader> readers) {} // each reader once
// end::author[]
