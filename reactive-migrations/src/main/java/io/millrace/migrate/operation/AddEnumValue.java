package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.List;
import java.util.Optional;

/**
 * A value more of an enum type. PostgreSQL cannot take it back.
 *
 * @param type the type
 * @param value the value
 * @param place {@code before 'x'} or {@code after 'x'}, or nothing for the end
 */
public record AddEnumValue(String type, String value, String place) implements Operation {

    @Override
    public String meaning() {
        return "alter type " + Quoted.qualified(type) + " add value if not exists " + Quoted.literal(value) + place;
    }

    @Override
    public List<Piece> pieces(int server) {
        // Nothing of the same transaction may use the value.
        return List.of(Piece.alone(meaning()));
    }

    @Override
    public Optional<Operation> reverse() {
        return Optional.empty();
    }

    @Override
    public String reversible() {
        return "PostgreSQL cannot take a value out of an enum: say schema.irreversible() first";
    }
}
