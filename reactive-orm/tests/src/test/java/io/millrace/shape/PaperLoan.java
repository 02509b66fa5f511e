package io.millrace.shape;

import io.millrace.cabinet.Loan;
import io.millrace.cabinet.Paper;
import io.millrace.schema.Shape;
import java.util.Optional;

/** A paper with who has it, of whom nothing but the schema says that there is only one. */
@Shape(Paper.class)
public record PaperLoan(String title, Optional<Reader> loan) {

    /** Who has it. */
    @Shape(Loan.class)
    public record Reader(String reader) {}
}
