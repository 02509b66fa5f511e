package io.millrace.migrate.operation;

import java.util.List;
import java.util.Optional;

/**
 * Something that has to be so before a migration begins: a query counts what stands in the way. It sends nothing else.
 *
 * @param query the query, of one number
 * @param what what it counts: {@code rows of users have no value in name}
 * @param back what is done last where the migration is taken back
 */
public record Guard(String query, String what, Backfill back) implements Operation {

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
        return Optional.of(back);
    }
}
