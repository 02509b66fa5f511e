package io.millrace.migrate.schema;

import io.millrace.migrate.operation.AddColumn;
import io.millrace.migrate.operation.AddConstraint;
import io.millrace.migrate.operation.Column;
import io.millrace.migrate.operation.Constraint;
import io.millrace.migrate.operation.CreateIndex;
import io.millrace.migrate.operation.DropColumn;
import io.millrace.migrate.operation.DropConstraint;
import io.millrace.migrate.operation.DropIndex;
import io.millrace.migrate.operation.DropNotNull;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.operation.Rename;
import io.millrace.migrate.operation.SetDefault;
import io.millrace.migrate.operation.SetNotNull;
import io.millrace.migrate.sql.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table that is in use, and what shall change about it. Indexes are built concurrently; checks and foreign keys are
 * added without looking at the rows and then validated; a unique constraint takes over an index; {@code not null} comes by
 * way of a constraint. For a table that the same migration made, nothing of that is needed, and it is left out.
 */
public final class ExistingTable {

    private final String table;
    private final boolean fresh;
    private final List<Supplier<List<Operation>>> changes = new ArrayList<>();

    ExistingTable(String table, boolean fresh) {
        this.table = table;
        this.fresh = fresh;
    }

    /** One more column. Where there may be rows, it needs a default or {@code nullable()}. */
    public ColumnWritten add(String name, ColumnType type) {
        return add(name, type, false);
    }

    /** One more column, unless one of its name is there. */
    public ColumnWritten addIfNotExists(String name, ColumnType type) {
        return add(name, type, true);
    }

    private ColumnWritten add(String name, ColumnType type, boolean ifNotExists) {
        ColumnWritten column = new ColumnWritten(table, name, type);
        changes.add(() -> Stream.concat(
                        Stream.<Operation>of(new AddColumn(table, column.column(), ifNotExists)),
                        constraints(column).map(constraint -> new AddConstraint(table, constraint, fresh)))
                .toList());
        return column;
    }

    private Stream<Constraint> constraints(ColumnWritten column) {
        Stream<Constraint> key = column.isPrimary()
                ? Stream.of(new Constraint.Unique(
                        Names.of(table, List.of(), "pkey"), List.of(column.name()), true, false, ""))
                : Stream.empty();
        return Stream.concat(key, column.constraints().stream());
    }

    /** A column less; cannot be taken back. */
    public ExistingTable dropColumn(String name) {
        return change(new DropColumn(table, name, false, null));
    }

    /** A column less, which was of this type; its data does not come back. */
    public ExistingTable dropColumn(String name, ColumnType type) {
        return dropColumn(name, type, column -> {});
    }

    /** A column less, which was like this; its data does not come back. */
    public ExistingTable dropColumn(String name, ColumnType type, Consumer<ColumnWritten> was) {
        return change(new DropColumn(table, name, false, column(name, type, was)));
    }

    /** A column less, if it is there. */
    public ExistingTable dropColumnIfExists(String name, ColumnType type) {
        return change(new DropColumn(table, name, true, column(name, type, column -> {})));
    }

    private Column column(String name, ColumnType type, Consumer<ColumnWritten> was) {
        ColumnWritten column = new ColumnWritten(table, name, type);
        was.accept(column);
        return column.column();
    }

    /** Another name for a column. */
    public ExistingTable renameColumn(String from, String to) {
        return change(new Rename(Rename.Kind.COLUMN, table, from, to));
    }

    /** Another type for a column. */
    public TypeChange changeType(String column, ColumnType type) {
        TypeChange change = new TypeChange(table, column, type);
        changes.add(() -> List.of(change.operation()));
        return change;
    }

    /** Another default for a column; null is none. Both are expressions. */
    public ExistingTable changeDefault(String column, @Nullable String from, @Nullable String to) {
        return change(new SetDefault(table, column, to, true, from));
    }

    /** No nulls in a column any more. */
    public ExistingTable setNotNull(String column) {
        return change(new SetNotNull(table, column));
    }

    /** Nulls in a column from now on. */
    public ExistingTable dropNotNull(String column) {
        return change(new DropNotNull(table, column));
    }

    /** Every row fulfils a condition. */
    public ExistingTable addCheck(String name, String condition) {
        return add(() -> new Constraint.Check(name, condition));
    }

    /** Columns refer to another table. */
    public Reference addForeignKey(List<String> columns, String other) {
        Reference reference = new Reference(table, List.copyOf(columns), other);
        add(reference::constraint);
        return reference;
    }

    /** A column refers to another table. */
    public Reference addForeignKey(String column, String other) {
        return addForeignKey(List.of(column), other);
    }

    /** No two rows are alike in these columns. */
    public ExistingTable addUnique(String... columns) {
        return add(() ->
                new Constraint.Unique(Names.of(table, List.of(columns), "key"), List.of(columns), false, false, ""));
    }

    /** No two rows are alike in these columns, and two nulls are alike. */
    public ExistingTable addUniqueNullsNotDistinct(String... columns) {
        return add(() ->
                new Constraint.Unique(Names.of(table, List.of(columns), "key"), List.of(columns), false, true, ""));
    }

    /** A primary key. */
    public ExistingTable addPrimaryKey(String... columns) {
        return add(() -> new Constraint.Unique(Names.of(table, List.of(), "pkey"), List.of(columns), true, false, ""));
    }

    /** No two rows overlap. PostgreSQL has no way to add it to a table in use without stopping it. */
    public ExistingTable addExclusion(String name, String using) {
        return add(() -> new Constraint.Exclusion(name, using, null));
    }

    /** A constraint less; cannot be taken back. */
    public ExistingTable dropConstraint(String name) {
        return change(new DropConstraint(table, name, false, null));
    }

    /** A check less, which was this. */
    public ExistingTable dropCheck(String name, String condition) {
        return change(new DropConstraint(table, name, false, new Constraint.Check(name, condition)));
    }

    /** A foreign key less, which was from this column to that table. */
    public Reference dropForeignKey(String column, String other) {
        Reference reference = new Reference(table, List.of(column), other);
        changes.add(() -> {
            Constraint was = reference.constraint();
            return List.of(new DropConstraint(table, was.name(), false, was));
        });
        return reference;
    }

    /** Another name for a constraint. */
    public ExistingTable renameConstraint(String from, String to) {
        return change(new Rename(Rename.Kind.CONSTRAINT, table, from, to));
    }

    /** One more index. */
    public IndexWritten index(String... columns) {
        IndexWritten index = new IndexWritten(table, columns);
        changes.add(
                () -> List.of(new CreateIndex(index.index(), !fresh && !index.isBlocking(), index.isIfNotExists())));
        return index;
    }

    /** One more unique index. */
    public IndexWritten uniqueIndex(String... columns) {
        return index(columns).unique();
    }

    /** An index less, which was on these columns; say the rest of what it was. */
    public IndexWritten dropIndex(String... columns) {
        IndexWritten index = new IndexWritten(table, columns);
        changes.add(() -> List.of(new DropIndex(
                index.index().qualifiedName(),
                !fresh && !index.isBlocking(),
                index.isIfNotExists(),
                false,
                index.index())));
        return index;
    }

    /** Another name for an index. */
    public ExistingTable renameIndex(String from, String to) {
        String whole = Quoted.beside(table, from);
        return change(new Rename(Rename.Kind.INDEX, whole, whole, to));
    }

    private ExistingTable add(Supplier<Constraint> constraint) {
        changes.add(() -> List.of(new AddConstraint(table, constraint.get(), fresh)));
        return this;
    }

    private ExistingTable change(Operation operation) {
        changes.add(() -> List.of(operation));
        return this;
    }

    List<Operation> operations() {
        return changes.stream().flatMap(change -> change.get().stream()).toList();
    }
}
