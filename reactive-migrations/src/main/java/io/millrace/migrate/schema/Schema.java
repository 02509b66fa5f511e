package io.millrace.migrate.schema;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.operation.AttachPartition;
import io.millrace.migrate.operation.CreateObject;
import io.millrace.migrate.operation.DetachPartition;
import io.millrace.migrate.operation.DropTable;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.operation.RawSql;
import io.millrace.migrate.operation.Rename;
import io.millrace.migrate.operation.SetComment;
import io.millrace.migrate.sql.Quoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a migration says is written down here, in order; nothing is run. Where a name has a dot, what stands before it is
 * the schema: {@code billing.invoices}.
 *
 * <p>In {@code change} everything must be able to be taken back. What cannot is refused with {@link
 * MigrationCode#IRREVERSIBLE} as soon as it is said, unless {@link #irreversible} was said before.
 */
public final class Schema extends Expecting {

    private final String migration;
    private final Set<String> created = new HashSet<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<Allowance> allowances = new ArrayList<>();
    private boolean reversible;
    private boolean reversing;
    private boolean notSaid;

    Schema(String migration) {
        this.migration = migration;
    }

    /** A new table. */
    public void createTable(String name, Consumer<NewTable> table) {
        createTable(name, false, table);
    }

    /** A new table with its indexes, unless one of its name is there. */
    public void createTableIfNotExists(String name, Consumer<NewTable> table) {
        createTable(name, true, table);
    }

    private void createTable(String name, boolean ifNotExists, Consumer<NewTable> table) {
        NewTable written = new NewTable(name);
        table.accept(written);
        if (!ifNotExists) {
            created.add(name);
        }
        written.operations(ifNotExists).forEach(this::add);
    }

    /** Changes to a table. */
    public void alterTable(String name, Consumer<ExistingTable> table) {
        ExistingTable written = new ExistingTable(name, created.contains(name));
        table.accept(written);
        written.operations().forEach(this::add);
    }

    /** The end of a table; cannot be taken back. */
    public void dropTable(String name) {
        add(new DropTable(name, false, false, null, List.of()));
    }

    /** The end of a table, which was like this; its data does not come back. */
    public void dropTable(String name, Consumer<NewTable> was) {
        NewTable written = new NewTable(name);
        was.accept(written);
        add(written.dropped(false));
    }

    /** The end of a table, if it is there; cannot be taken back. */
    public void dropTableIfExists(String name) {
        add(new DropTable(name, true, false, null, List.of()));
    }

    /** The end of a table, if it is there; it was like this, and is made again where it is not there. */
    public void dropTableIfExists(String name, Consumer<NewTable> was) {
        NewTable written = new NewTable(name);
        was.accept(written);
        add(written.dropped(true));
    }

    /** The end of a table and of all that depends on it; cannot be taken back. */
    public void dropTableCascade(String name) {
        add(new DropTable(name, false, true, null, List.of()));
    }

    /**
     * Sets columns of rows batch by batch, outside of the transactions of the rest; it is run again from where it was
     * interrupted, and rests between two batches. Nothing is needed to take it back.
     */
    public void backfill(String table, Consumer<BackfillWritten> rows) {
        BackfillWritten written = new BackfillWritten(table);
        rows.accept(written);
        add(written.backfill(false));
    }

    /** Deletes rows batch by batch, as {@link #backfill} sets them; cannot be taken back. */
    public void deleteInBatches(String table, Consumer<BackfillWritten> rows) {
        BackfillWritten written = new BackfillWritten(table);
        rows.accept(written);
        add(written.backfill(true));
    }

    /**
     * A second column that takes the place of one, a trigger that keeps both alike, and a backfill. A migration of its own:
     * programs of either release write meanwhile.
     */
    public void expand(Expand column) {
        column.expand().forEach(this::add);
    }

    /**
     * The end of the column that another has taken the place of, and of the trigger. It does not run while a row has its
     * value in the old column only ({@link MigrationCode#NOT_FILLED}); the migration names the one that expanded with {@link
     * Ends}. Taken back, the old column is filled again.
     */
    public void contract(Expand column) {
        int from = operations.size();
        column.contract().forEach(this::add);
        allowances.add(new Allowance(
                "each row has its value in the other column, and no program of other records is connected",
                Set.of("C01"),
                from,
                operations.size()));
    }

    /** Another name for a table; the schema stays. */
    public void renameTable(String from, String to) {
        add(new Rename(Rename.Kind.TABLE, from, from, to));
    }

    /** A partition of a table: {@code for values from ('2026-01-01') to ('2027-01-01')}. */
    public void createPartition(String name, String parent, String values) {
        created.add(name);
        add(new CreateObject(
                "create table " + Quoted.qualified(name) + " partition of " + Quoted.qualified(parent) + " " + values,
                "drop table " + Quoted.qualified(name)));
    }

    /** A table of its own becomes a partition: {@code for values from ('2026-01-01') to ('2027-01-01')}. */
    public void attachPartition(String name, String parent, String values) {
        add(new AttachPartition(name, parent, values, false));
    }

    /** A partition, which held these rows, becomes a table of its own, while others use the rest. */
    public void detachPartition(String name, String parent, String values) {
        add(new DetachPartition(name, parent, values, true));
    }

    /** Another schema for a table. */
    public void moveTable(String table, String toSchema) {
        String there = toSchema + "." + Quoted.unqualified(table);
        String back = "alter table " + Quoted.qualified(there) + " set schema ";
        // Where the migrator works in a schema that is not the default one, only the session knows which.
        String own = "do $millrace$ begin execute " + Quoted.literal(back)
                + " || quote_ident(current_schema()); end $millrace$";
        add(new CreateObject(
                "alter table " + Quoted.qualified(table) + " set schema " + Quoted.name(toSchema),
                table.indexOf('.') < 0 ? own : back + Quoted.name(table.substring(0, table.indexOf('.')))));
    }

    /** Another name for a view or a materialized view; the schema stays. */
    public void renameView(String from, String to) {
        add(new Rename(Rename.Kind.VIEW, from, from, to));
    }

    /** Another name for a sequence; the schema stays. */
    public void renameSequence(String from, String to) {
        add(new Rename(Rename.Kind.SEQUENCE, from, from, to));
    }

    /** Another comment on a table; null is none. */
    public void commentTable(String table, @Nullable String from, @Nullable String to) {
        add(new SetComment("table " + Quoted.qualified(table), to, true, from));
    }

    /** Another comment on a column; null is none. */
    public void commentColumn(String table, String column, @Nullable String from, @Nullable String to) {
        add(new SetComment("column " + Quoted.qualified(table) + "." + Quoted.name(column), to, true, from));
    }

    /**
     * Another comment on anything, as it is named in SQL: {@code index "users_name_idx"}, {@code type mood}; null is
     * none.
     */
    public void comment(String object, @Nullable String from, @Nullable String to) {
        add(new SetComment(object, to, true, from));
    }

    /** Statements; cannot be taken back. */
    public void execute(String sql) {
        add(new RawSql(sql, null, false));
    }

    /** Statements, and those that take them back. */
    public void execute(String up, String down) {
        add(new RawSql(up, down, false));
    }

    /**
     * Statements of a file of the class path, and a file with those that take them back: {@code
     * executeResource(V7_Search.class, "search.up.sql", "search.down.sql")}. Blocks while it reads.
     */
    public void executeResource(Class<?> beside, String up, String down) {
        add(new RawSql(Resource.text(beside, up), Resource.text(beside, down), false));
    }

    /** Statements that each run outside of a transaction; cannot be taken back. */
    public void executeAlone(String sql) {
        add(new RawSql(sql, null, true));
    }

    /** Statements that each run outside of a transaction, and those that take them back. */
    public void executeAlone(String up, String down) {
        add(new RawSql(up, down, true));
    }

    /** From here on, what cannot be taken back may be said; the migration as a whole cannot be taken back then. */
    public void irreversible() {
        reversible = false;
    }

    /**
     * Says why some statements do no harm, though a rule says that they might.
     *
     * @param reason the reason, for the next reader
     * @param statements what is said of this schema meanwhile
     */
    public void safe(String reason, Consumer<Schema> statements) {
        int from = operations.size();
        statements.accept(this);
        allowances.add(new Allowance(reason, Set.of(), from, operations.size()));
    }

    List<Allowance> allowances() {
        return List.copyOf(allowances);
    }

    @Override
    void add(Operation operation) {
        if (reversible && operation.reverse().isEmpty()) {
            throw new MigrationFailure(
                    MigrationCode.IRREVERSIBLE,
                    migration + ": this cannot be taken back",
                    operation.meaning(),
                    "change(…) goes both ways, and of this only one way is known",
                    operation.reversible(),
                    null);
        }
        operations.add(operation);
    }

    /** It is {@code change} that is asked. */
    void reversing() {
        reversible = true;
        reversing = true;
    }

    boolean isReversing() {
        return reversing;
    }

    /** Nothing was overridden. */
    void notSaid() {
        notSaid = true;
    }

    boolean isNotSaid() {
        return notSaid;
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }
}
