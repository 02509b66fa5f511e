package io.millrace.changeset;

import io.millrace.column.Column;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.ConstraintViolation.Kind;
import io.millrace.error.FieldError;
import io.millrace.error.MillraceException;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.TableDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a changeset knows of the database's constraints. */
abstract sealed class Constrained<R> extends Checks<R> permits Awaited {

    Constrained(State<R> state) {
        super(state);
    }

    /** The table whose rows change. */
    public abstract SchemaTable<R, ?> table();

    /**
     * A unique constraint or index over these columns: where it is violated, the first of them has the error {@code
     * unique}. It is found by the name that the record declares, or that PostgreSQL gives by itself.
     */
    @SafeVarargs
    public final Changeset<R> unique(Column<? super R, ?> first, Column<? super R, ?>... more) {
        return rule(
                Kind.UNIQUE,
                ConstraintNames.unique(definition(), names(first, more)),
                FieldError.of(field(first), "unique", "is taken already"));
    }

    /**
     * A foreign key of these columns: where the row that they refer to is not there, the first of them has the error
     * {@code foreign_key}.
     */
    @SafeVarargs
    public final Changeset<R> references(Column<? super R, ?> first, Column<? super R, ?>... more) {
        return rule(
                Kind.FOREIGN_KEY,
                ConstraintNames.references(definition(), names(first, more)),
                FieldError.of(field(first), "foreign_key", "does not exist"));
    }

    /** The check {@code <table>_<column>_check}: where it does not hold, the column has the error {@code check}. */
    public final Changeset<R> checked(Column<? super R, ?> column) {
        return rule(
                Kind.CHECK,
                ConstraintNames.conventional(definition(), column.column().name(), "_check"),
                FieldError.of(field(column), "check", "is not allowed"));
    }

    /** The exclusion {@code <table>_<column>_excl}: where it is violated, the column has the error {@code overlap}. */
    public final Changeset<R> excluded(Column<? super R, ?> column) {
        return rule(
                Kind.EXCLUSION,
                ConstraintNames.conventional(definition(), column.column().name(), "_excl"),
                FieldError.of(field(column), "overlap", "conflicts with another one"));
    }

    /** Any other constraint: where it is violated, the column has the error {@code constraint}, with these words. */
    public final Changeset<R> constraint(Column<? super R, ?> column, Constraint constraint, String words) {
        return rule(null, List.of(constraint), FieldError.of(field(column), "constraint", words));
    }

    /** Whether any constraint is declared; a null that the database refuses needs no declaration. */
    public final boolean hasConstraints() {
        return !state.rules().isEmpty();
    }

    /**
     * What a violated constraint means for these changes: an {@link io.millrace.error.InvalidChangeset} where it was
     * declared; elsewhere a {@link ConstraintViolation} that says which line is missing. A repo asks for it by itself, for
     * a constraint that is checked at COMMIT as well.
     */
    public final MillraceException failure(ConstraintViolation violation) {
        return failure(violation, tables());
    }

    /** The same where a row of a table between this one and another violates it; for repos. */
    public final MillraceException failureBetween(ConstraintViolation violation) {
        Set<String> tables = tables();
        if (violation.table() != null) {
            tables.add(violation.table());
        }
        return failure(violation, tables);
    }

    private MillraceException failure(ConstraintViolation violation, Set<String> tables) {
        if (violation.kind() == Kind.NOT_NULL && isOwn(violation, tables)) {
            for (ColumnDefinition column : definition().columns()) {
                if (column.name().equals(violation.column())) {
                    return error(FieldError.of(column.component(), "required", "is required"))
                            .invalid();
                }
            }
        }
        FieldError meant = meant(violation, tables);
        if (meant != null) {
            return error(meant).invalid();
        }
        return UnmappedConstraint.of(violation, definition(), table().columns(), state.rules());
    }

    /**
     * What a violation means for these changes, or for the first row of a relation that it means something for. The
     * changes of the table that it is of are asked first.
     *
     * @param tables the names of all tables that are known here
     */
    final @Nullable FieldError meant(ConstraintViolation violation, Set<String> tables) {
        boolean own = isOwn(violation, tables);
        FieldError mine = meant(violation, own);
        if (own && mine != null) {
            return mine;
        }
        return state.related().stream()
                .map(related -> related.meant(violation, tables))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(mine);
    }

    private @Nullable FieldError meant(ConstraintViolation violation, boolean own) {
        for (Constraint.Rule rule : state.rules()) {
            if (rule.means(violation, own)) {
                return rule.error();
            }
        }
        return null;
    }

    /** A table that nobody here knows is a partition of this one. */
    private boolean isOwn(ConstraintViolation violation, Set<String> tables) {
        String name = violation.table();
        return name == null || name.equals(definition().name()) || !tables.contains(name);
    }

    private Set<String> tables() {
        Set<String> tables = new HashSet<>();
        collectTables(tables);
        return tables;
    }

    final void collectTables(Set<String> tables) {
        tables.add(definition().name());
        state.related().forEach(related -> related.collectTables(tables));
    }

    private Changeset<R> rule(@Nullable Kind kind, List<Constraint> constraints, FieldError error) {
        return with(state.rule(new Constraint.Rule(kind, constraints, error)));
    }

    final TableDefinition definition() {
        return table().definition();
    }

    final String field(Column<? super R, ?> column) {
        return state.subject().name(state.subject().position(column));
    }

    @SafeVarargs
    private List<String> names(Column<? super R, ?> first, Column<? super R, ?>... more) {
        return positions(first, more).stream()
                .map(position -> definition().columns().get(position).name())
                .toList();
    }
}
