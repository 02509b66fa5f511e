package io.millrace.migrate.schema;

import io.millrace.migrate.operation.Constraint;
import io.millrace.migrate.operation.CreateIndex;
import io.millrace.migrate.operation.CreateTable;
import io.millrace.migrate.operation.DropTable;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.sql.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table while it is written down, before anybody uses it. */
public final class NewTable {

    private final String name;
    private final List<ColumnWritten> columns = new ArrayList<>();
    private final List<Supplier<Constraint>> constraints = new ArrayList<>();
    private final List<IndexWritten> indexes = new ArrayList<>();
    private boolean unlogged;
    private @Nullable String partitionBy;
    private @Nullable String comment;

    NewTable(String name) {
        this.name = name;
    }

    /** A column; it takes no nulls unless it says so. */
    public ColumnWritten column(String columnName, ColumnType type) {
        ColumnWritten column = new ColumnWritten(name, columnName, type);
        columns.add(column);
        return column;
    }

    /** A primary key {@code id}: a bigint that the database counts up. */
    public ColumnWritten id() {
        return column("id", Types.bigint()).identity().primaryKey();
    }

    /** A primary key {@code id}: a uuid that the database draws. */
    public ColumnWritten uuid() {
        return column("id", Types.uuid()).defaultsToSql("gen_random_uuid()").primaryKey();
    }

    /** The moments {@code inserted_at} and {@code updated_at}. */
    public NewTable timestamps() {
        column("inserted_at", Types.timestamptz()).defaultsToSql("now()");
        column("updated_at", Types.timestamptz()).defaultsToSql("now()");
        return this;
    }

    /** A primary key of several columns. */
    public UniqueWritten primaryKey(String... names) {
        UniqueWritten key = new UniqueWritten(name, true, names);
        constraints.add(key::constraint);
        return key;
    }

    /** No two rows are alike in these columns. */
    public UniqueWritten unique(String... names) {
        UniqueWritten unique = new UniqueWritten(name, false, names);
        constraints.add(unique::constraint);
        return unique;
    }

    /** Every row fulfils a condition. */
    public NewTable check(String constraintName, String condition) {
        constraints.add(() -> new Constraint.Check(constraintName, condition));
        return this;
    }

    /** No two rows overlap: {@code exclude("no_overlap", "gist (room with =, during with &&)")}. */
    public ExclusionWritten exclude(String constraintName, String using) {
        ExclusionWritten exclusion = new ExclusionWritten(constraintName, using);
        constraints.add(exclusion::constraint);
        return exclusion;
    }

    /** A foreign key of several columns. */
    public Reference foreignKey(List<String> names, String other) {
        Reference reference = new Reference(name, List.copyOf(names), other);
        constraints.add(reference::constraint);
        return reference;
    }

    /** An index. */
    public IndexWritten index(String... names) {
        IndexWritten index = new IndexWritten(name, names);
        indexes.add(index);
        return index;
    }

    /** A unique index. */
    public IndexWritten uniqueIndex(String... names) {
        return index(names).unique();
    }

    /** Is kept out of the log: fast, and empty after a crash. */
    public NewTable unlogged() {
        unlogged = true;
        return this;
    }

    /** Is parted: {@code range (at)}, {@code list (country)}, {@code hash (id)}. */
    public NewTable partitionBy(String how) {
        partitionBy = how;
        return this;
    }

    /** Has a comment. */
    public NewTable comment(String text) {
        comment = text;
        return this;
    }

    CreateTable table(boolean ifNotExists) {
        List<String> primary = columns.stream()
                .filter(ColumnWritten::isPrimary)
                .map(ColumnWritten::name)
                .toList();
        Stream<Constraint> key = primary.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new Constraint.Unique(Names.of(name, List.of(), "pkey"), primary, true, false, List.of(), ""));
        Stream<Constraint> own = Stream.concat(
                columns.stream().flatMap(column -> column.constraints().stream()),
                constraints.stream().map(Supplier::get));
        return new CreateTable(
                name,
                columns.stream().map(ColumnWritten::column).toList(),
                Stream.concat(key, own).toList(),
                ifNotExists,
                unlogged,
                partitionBy,
                comment);
    }

    DropTable dropped(boolean ifExists) {
        return new DropTable(
                name,
                ifExists,
                false,
                table(ifExists),
                indexes.stream().map(IndexWritten::index).toList());
    }

    List<Operation> operations(boolean ifNotExists) {
        List<Operation> all = new ArrayList<>();
        all.add(table(ifNotExists));
        for (IndexWritten index : indexes) {
            all.add(new CreateIndex(index.index(), false, ifNotExists || index.isIfNotExists()));
        }
        return all;
    }

    @Override
    public String toString() {
        return Quoted.qualified(name);
    }
}
