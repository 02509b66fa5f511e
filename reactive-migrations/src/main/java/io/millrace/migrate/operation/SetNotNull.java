package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * No nulls any more. The rows are looked through while others read and write: PostgreSQL 18 takes a not-null
 * constraint that is validated later, and before it a check does the same.
 *
 * @param table the table
 * @param column the column
 */
public record SetNotNull(String table, String column) implements Operation {

    private static final int LONGEST_NAME = 63;
    private static final int NOT_NULL_NOT_VALID = 180_000;

    @Override
    public String meaning() {
        return alter() + "alter column " + Quoted.name(column) + " set not null";
    }

    @Override
    public List<Piece> pieces(int server) {
        String name = Quoted.name(constraint());
        String validate = alter() + "validate constraint " + name;
        if (server >= NOT_NULL_NOT_VALID) {
            return List.of(
                    Piece.together(
                            alter() + "add constraint " + name + " not null " + Quoted.name(column) + " not valid"),
                    Piece.apart(validate));
        }
        return List.of(
                Piece.together(alter() + "add constraint " + name + " check (" + Quoted.name(column)
                        + " is not null) not valid"),
                Piece.apart(validate),
                Piece.apart(meaning()),
                Piece.together(alter() + "drop constraint " + name));
    }

    @Override
    public Optional<Operation> reverse() {
        return Optional.of(new DropNotNull(table, column));
    }

    /** Nobody names it, so that one that would be too long is made shorter, and told from others by what it was. */
    private String constraint() {
        String name = Quoted.unqualified(table) + "_" + column + "_not_null";
        return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                ? name
                : Integer.toHexString(name.hashCode()) + "_not_null";
    }

    private String alter() {
        return "alter table " + Quoted.qualified(table) + " ";
    }
}
