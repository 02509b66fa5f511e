package io.millrace.migrate.schema;

import io.millrace.migrate.operation.AddConstraint;
import io.millrace.migrate.operation.Constraint;
import io.millrace.migrate.operation.DropConstraint;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.operation.Rename;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What shall change about the constraints of a table that is in use. */
abstract sealed class ConstraintChanges permits ExistingTable {

    private final String table;
    private final boolean fresh;
    private final List<Supplier<List<Operation>>> changes = new ArrayList<>();

    ConstraintChanges(String table, boolean fresh) {
        this.table = table;
        this.fresh = fresh;
    }

    /** Every row fulfils a condition. */
    public void addCheck(String name, String condition) {
        added(() -> new Constraint.Check(name, condition));
    }

    /** Columns refer to another table. */
    public Reference addForeignKey(List<String> columns, String other) {
        Reference reference = new Reference(table, List.copyOf(columns), other);
        added(reference::constraint);
        return reference;
    }

    /** A column refers to another table. */
    public Reference addForeignKey(String column, String other) {
        return addForeignKey(List.of(column), other);
    }

    /** No two rows are alike in these columns. */
    public UniqueWritten addUnique(String... columns) {
        UniqueWritten unique = new UniqueWritten(table, false, columns);
        added(unique::constraint);
        return unique;
    }

    /** A primary key. */
    public UniqueWritten addPrimaryKey(String... columns) {
        UniqueWritten key = new UniqueWritten(table, true, columns);
        added(key::constraint);
        return key;
    }

    /** No two rows overlap. PostgreSQL has no way to add it to a table in use without stopping it (rule L32). */
    public ExclusionWritten addExclusion(String name, String using) {
        ExclusionWritten exclusion = new ExclusionWritten(name, using);
        added(exclusion::constraint);
        return exclusion;
    }

    /** A constraint less; cannot be taken back. */
    public void dropConstraint(String name) {
        change(() -> List.of(new DropConstraint(table, name, false, null)));
    }

    /** A constraint less, if it is there; cannot be taken back. */
    public void dropConstraintIfExists(String name) {
        change(() -> List.of(new DropConstraint(table, name, true, null)));
    }

    /** A check less, which was this. */
    public void dropCheck(String name, String condition) {
        dropped(() -> new Constraint.Check(name, condition));
    }

    /** A foreign key less, which was from this column to that table; say the rest of what it was. */
    public Reference dropForeignKey(String column, String other) {
        return dropForeignKey(List.of(column), other);
    }

    /** A foreign key less, which was from these columns to that table; say the rest of what it was. */
    public Reference dropForeignKey(List<String> columns, String other) {
        Reference reference = new Reference(table, List.copyOf(columns), other);
        dropped(reference::constraint);
        return reference;
    }

    /** A unique constraint less, which was on these columns; say the rest of what it was. */
    public UniqueWritten dropUnique(String... columns) {
        UniqueWritten unique = new UniqueWritten(table, false, columns);
        dropped(unique::constraint);
        return unique;
    }

    /** The primary key less, which was on these columns; say the rest of what it was. */
    public UniqueWritten dropPrimaryKey(String... columns) {
        UniqueWritten key = new UniqueWritten(table, true, columns);
        dropped(key::constraint);
        return key;
    }

    /** An exclusion constraint less, which was this; say the rest of what it was. */
    public ExclusionWritten dropExclusion(String name, String using) {
        ExclusionWritten exclusion = new ExclusionWritten(name, using);
        dropped(exclusion::constraint);
        return exclusion;
    }

    /** Another name for a constraint. */
    public void renameConstraint(String from, String to) {
        change(() -> List.of(new Rename(Rename.Kind.CONSTRAINT, table, from, to)));
    }

    private void added(Supplier<Constraint> constraint) {
        change(() -> List.of(new AddConstraint(table, constraint.get(), fresh)));
    }

    private void dropped(Supplier<Constraint> constraint) {
        change(() -> {
            Constraint was = constraint.get();
            return List.of(new DropConstraint(table, was.name(), false, was));
        });
    }

    void change(Supplier<List<Operation>> operations) {
        changes.add(operations);
    }

    List<Operation> operations() {
        return changes.stream().flatMap(change -> change.get().stream()).toList();
    }
}
