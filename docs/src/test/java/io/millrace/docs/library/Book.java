package io.millrace.docs.library;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.Many;
import io.millrace.schema.ManyToMany;
import io.millrace.schema.One;
import io.millrace.schema.References;
import io.millrace.schema.Schema;

// tag::book[]
@Schema
public record Book(
        @Id @Generated long id,
        String title,
        int year,
        boolean inPrint,
        @References(Author.class) long authorId,
        @BelongsTo One<Author> author, // by authorId
        @HasMany Many<Loan> loans, // loan.bookId
        @ManyToMany(through = Tagging.class) Many<Tag> tags) {} // tagging.bookId and tagging.tagId
// end::book[]
