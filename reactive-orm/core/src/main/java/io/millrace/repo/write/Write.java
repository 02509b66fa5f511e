package io.millrace.repo.write;

import io.millrace.repo.sql.Statement;
import java.util.List;

/** A write that has not run yet: a publisher that runs it each time it is subscribed, and the statements it sends. */
public sealed interface Write
        permits InsertOne, InsertAll, InsertFrom, ReplaceAll, RowWritten, RowsWritten, ChangesetWrite, Changed {

    /**
     * What is sent, in order: one statement, or several where the rows of a bulk insert give different columns; none
     * where there is nothing to write.
     *
     * @throws io.millrace.error.InvalidQuery where the write would be refused
     */
    List<Statement> toSql();
}
