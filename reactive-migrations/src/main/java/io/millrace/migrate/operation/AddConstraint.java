package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.List;
import java.util.Optional;

/**
 * A constraint more, on a table that is in use: a check and a foreign key are added without looking at the rows and
 * validated in another transaction; a unique constraint and a primary key take over an index that was built
 * concurrently.
 *
 * @param table the table
 * @param constraint the constraint
 * @param fresh whether the table was made by the same migration, and nobody waits for it
 */
public record AddConstraint(String table, Constraint constraint, boolean fresh) implements Operation {

    @Override
    public String meaning() {
        return alter() + "add " + constraint.sql();
    }

    @Override
    public List<Piece> pieces(int server) {
        if (fresh || constraint instanceof Constraint.Exclusion) {
            return List.of(Piece.together(meaning()));
        }
        if (constraint instanceof Constraint.Unique unique) {
            return List.of(
                    Piece.building(index(unique).qualifiedName(), index(unique).sql(true, false)),
                    Piece.apart(takenOver(unique)));
        }
        return List.of(
                Piece.together(meaning() + " not valid"),
                Piece.apart(alter() + "validate constraint " + Quoted.name(constraint.name())));
    }

    @Override
    public Optional<Operation> reverse() {
        return Optional.of(new DropConstraint(table, constraint.name(), false, constraint));
    }

    private String alter() {
        return "alter table " + Quoted.qualified(table) + " ";
    }

    private Index index(Constraint.Unique unique) {
        return new Index(
                unique.name(),
                table,
                true,
                null,
                unique.columns().stream().map(Quoted::name).toList(),
                unique.include(),
                unique.nullsNotDistinct(),
                null,
                null);
    }

    private String takenOver(Constraint.Unique unique) {
        String name = Quoted.name(unique.name());
        return alter() + "add constraint " + name + " " + unique.kind() + " using index " + name + unique.deferrable();
    }
}
