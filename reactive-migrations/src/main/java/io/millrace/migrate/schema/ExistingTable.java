package io.millrace.migrate.schema;

import io.millrace.migrate.operation.AddColumn;
import io.millrace.migrate.operation.AddConstraint;
import io.millrace.migrate.operation.Column;
import io.millrace.migrate.operation.Constraint;
import io.millrace.migrate.operation.CreateIndex;
import io.millrace.migrate.operation.CreateObject;
import io.millrace.migrate.operation.DropColumn;
import io.millrace.migrate.operation.DropIndex;
import io.millrace.migrate.operation.DropNotNull;
import io.millrace.migrate.operation.DropObject;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.operation.Rename;
import io.millrace.migrate.operation.SetDefault;
import io.millrace.migrate.operation.SetNotNull;
import io.millrace.migrate.sql.Quoted;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table that is in use, and what shall change about it. Indexes are built concurrently; checks and foreign keys are
 * added without looking at the rows and then validated; a unique constraint takes over an index; {@code not null} comes by
 * way of a constraint. For a table that the same migration made, nothing of that is needed, and it is left out.
 */
public final class ExistingTable extends ConstraintChanges {

    private final String table;
    private final boolean fresh;

    ExistingTable(String table, boolean fresh) {
        super(table, fresh);
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
        change(() -> Stream.concat(
                        Stream.<Operation>of(new AddColumn(table, column.column(), ifNotExists)),
                        constraints(column).map(constraint -> new AddConstraint(table, constraint, fresh)))
                .toList());
        return column;
    }

    private Stream<Constraint> constraints(ColumnWritten column) {
        Stream<Constraint> key = column.isPrimary()
                ? Stream.of(new UniqueWritten(table, true, column.name()).constraint())
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
        change(() -> List.of(change.operation()));
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

    /** A column without nulls is counted up by the database where nothing is given. */
    public ExistingTable addIdentity(String column) {
        return change(identity(column));
    }

    /** A column is not counted up any more; it was {@code generated by default as identity}. */
    public ExistingTable dropIdentity(String column) {
        CreateObject identity = identity(column);
        return change(new DropObject(identity.drop(), identity.create()));
    }

    private CreateObject identity(String column) {
        String alter = "alter table " + Quoted.qualified(table) + " alter column " + Quoted.name(column);
        return new CreateObject(alter + " add generated by default as identity", alter + " drop identity");
    }

    /** A generated column keeps what it has and is a plain one from now on; cannot be taken back. */
    public ExistingTable dropExpression(String column) {
        return change(new DropObject(
                "alter table " + Quoted.qualified(table) + " alter column " + Quoted.name(column) + " drop expression",
                null));
    }

    /** Storage parameters that were not set before: {@code setParameters("fillfactor = 70", "fillfactor")}. */
    public ExistingTable setParameters(String parameters, String names) {
        String alter = "alter table " + Quoted.qualified(table);
        return change(new CreateObject(alter + " set (" + parameters + ")", alter + " reset (" + names + ")"));
    }

    /** One more index. */
    public IndexWritten index(String... columns) {
        IndexWritten index = new IndexWritten(table, columns);
        change(() -> List.of(new CreateIndex(index.index(), !fresh && !index.isBlocking(), index.isIfNotExists())));
        return index;
    }

    /** One more unique index. */
    public IndexWritten uniqueIndex(String... columns) {
        return index(columns).unique();
    }

    /** An index less, which was on these columns; say the rest of what it was. */
    public IndexWritten dropIndex(String... columns) {
        IndexWritten index = new IndexWritten(table, columns);
        change(() -> List.of(new DropIndex(
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

    private ExistingTable change(Operation operation) {
        change(() -> List.of(operation));
        return this;
    }
}
