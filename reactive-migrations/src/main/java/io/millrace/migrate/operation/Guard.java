package io.millrace.migrate.operation;

import io.millrace.migrate.failure.MigrationCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to be so before a migration begins: a query counts what stands in the way. It sends nothing else.
 *
 * @param code the code of its failure
 * @param query the query, of one number
 * @param what what it counts: {@code rows of users have no value in name}
 * @param because why the migration cannot go on with them
 * @param fix what to do about them
 * @param back what is done last where the migration is taken back; null for nothing
 */
public record Guard(
        MigrationCode code,
        String query,
        String what,
        String because,
        String fix,
        @Nullable Backfill back) implements Operation {

    @Override
    public String meaning() {
        return query;
    }

    @Override
    public List<Piece> pieces(int server) {
        return List.of();
    }

    @Override
    public Optional<Operation> reverse() {
        return Optional.of(back == null ? new RawSql("", "", false) : back);
    }
}
