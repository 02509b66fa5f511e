package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.List;
import java.util.Optional;

/**
 * A column more.
 *
 * @param table the table
 * @param column the column
 * @param ifNotExists whether one of its name may be there already
 */
public record AddColumn(String table, Column column, boolean ifNotExists) implements Operation {

    @Override
    public String meaning() {
        return "alter table " + Quoted.qualified(table) + " add column " + (ifNotExists ? "if not exists " : "")
                + column.sql();
    }

    @Override
    public List<Piece> pieces(int server) {
        String comment = column.comment();
        return comment == null
                ? List.of(Piece.together(meaning()))
                : List.of(
                        Piece.together(meaning()), Piece.together(SetComment.onColumn(table, column.name(), comment)));
    }

    @Override
    public Optional<Operation> reverse() {
        return Optional.of(new DropColumn(table, column.name(), ifNotExists, column));
    }
}
