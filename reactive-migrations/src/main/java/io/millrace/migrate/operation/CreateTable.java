package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A new table.
 *
 * @param name its name
 * @param columns its columns, in their order
 * @param constraints its constraints
 * @param ifNotExists whether one of its name may be there already
 * @param unlogged whether it is kept out of the log
 * @param partitionBy how it is parted, {@code range (at)}, or null where it is not
 * @param comment its comment, or null for none
 */
public record CreateTable(
        String name,
        List<Column> columns,
        List<Constraint> constraints,
        boolean ifNotExists,
        boolean unlogged,
        @Nullable String partitionBy,
        @Nullable String comment)
        implements Operation {

    public CreateTable {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
    }

    @Override
    public String meaning() {
        return Stream.concat(Stream.of(table()), comments()).collect(Collectors.joining("; "));
    }

    @Override
    public List<Piece> pieces(int server) {
        return Stream.concat(Stream.of(table()), comments())
                .map(Piece::together)
                .toList();
    }

    @Override
    public Optional<Operation> reverse() {
        return Optional.of(new DropTable(name, ifNotExists, false, this, List.of()));
    }

    private String table() {
        String body = Stream.concat(
                        columns.stream().map(Column::sql), constraints.stream().map(Constraint::sql))
                .collect(Collectors.joining(",\n  "));
        return "create " + (unlogged ? "unlogged " : "") + "table " + (ifNotExists ? "if not exists " : "")
                + Quoted.qualified(name) + (body.isEmpty() ? " ()" : " (\n  " + body + "\n)")
                + (partitionBy == null ? "" : " partition by " + partitionBy);
    }

    private Stream<String> comments() {
        Stream<String> own =
                comment == null ? Stream.empty() : Stream.of(SetComment.on("table", Quoted.qualified(name), comment));
        return Stream.concat(
                own,
                columns.stream()
                        .filter(column -> column.comment() != null)
                        .map(column -> SetComment.onColumn(name, column.name(), column.comment())));
    }
}
