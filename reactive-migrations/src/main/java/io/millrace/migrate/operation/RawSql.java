package io.millrace.migrate.operation;

import io.millrace.migrate.sql.SqlText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Statements as they are written.
 *
 * @param up what to do, one or more statements
 * @param down what takes it back, or null where nothing does
 * @param alone whether every statement runs outside of a transaction; those that cannot run in one do so in any case
 */
public record RawSql(String up, @Nullable String down, boolean alone) implements Operation {

    private static final List<String> NEVER_TOGETHER = List.of(
            "vacuum",
            "create database",
            "drop database",
            "create tablespace",
            "drop tablespace",
            "alter system",
            "reindex database",
            "reindex system",
            "create subscription",
            "drop subscription");

    @Override
    public String meaning() {
        return up;
    }

    @Override
    public List<Piece> pieces(int server) {
        return SqlText.script(up).stream().map(this::piece).toList();
    }

    @Override
    public Optional<Operation> reverse() {
        return down == null ? Optional.empty() : Optional.of(new RawSql(down, up, alone));
    }

    @Override
    public String reversible() {
        return "say what takes it back: schema.execute(up, down)";
    }

    private Piece piece(SqlText statement) {
        boolean concurrently = statement.has("concurrently") && !statement.begins("refresh");
        if (concurrently && statement.has("index concurrently") && statement.begins("create")) {
            String index = Builds.nameOf(statement);
            return index == null ? Piece.alone(statement.text()) : Piece.building(index, statement.text());
        }
        // Nothing of the same transaction may use the value.
        boolean never = NEVER_TOGETHER.stream().anyMatch(statement::begins)
                || (statement.begins("alter type") && statement.has("add value"));
        if (alone || concurrently || never) {
            return Piece.alone(statement.text());
        }
        return statement.has("validate constraint") ? Piece.apart(statement.text()) : Piece.together(statement.text());
    }
}
