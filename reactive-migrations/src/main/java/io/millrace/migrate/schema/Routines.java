package io.millrace.migrate.schema;

import io.millrace.migrate.operation.CreateObject;
import io.millrace.migrate.operation.DropObject;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.sql.Quoted;

/** What works by itself on the rows of tables: functions, triggers and the policies of row level security. */
abstract sealed class Routines permits Objects {

    abstract void add(Operation operation);

    /**
     * A function.
     *
     * @param signature its name and the types of its arguments: {@code touch()}, {@code area(float8, float8)}
     * @param definition the whole statement, {@code create function …}
     */
    public void createFunction(String signature, String definition) {
        add(function(signature, definition));
    }

    /** The end of a function, which was this. */
    public void dropFunction(String signature, String definition) {
        add(dropped(function(signature, definition)));
    }

    /** Another body for a function; both are whole statements, {@code create or replace function …}. */
    public void replaceFunction(String from, String to) {
        add(new CreateObject(to, from));
    }

    private static CreateObject function(String signature, String definition) {
        return new CreateObject(definition, "drop function " + signature);
    }

    /** A trigger of a table: {@code createTrigger("touch", "users", "before update", "for each row execute function touch()")}. */
    public void createTrigger(String name, String table, String when, String action) {
        add(trigger(name, table, when, action));
    }

    /** The end of a trigger, which was this. */
    public void dropTrigger(String name, String table, String when, String action) {
        add(dropped(trigger(name, table, when, action)));
    }

    private static CreateObject trigger(String name, String table, String when, String action) {
        return new CreateObject(
                "create trigger " + Quoted.name(name) + " " + when + " on " + Quoted.qualified(table) + " " + action,
                "drop trigger " + Quoted.name(name) + " on " + Quoted.qualified(table));
    }

    /** Row level security for a table. */
    public void enableRowSecurity(String table) {
        add(security(table, "enable", "disable"));
    }

    /** No row level security for a table any more. */
    public void disableRowSecurity(String table) {
        add(security(table, "disable", "enable"));
    }

    /** Row level security for a table's owner too. */
    public void forceRowSecurity(String table) {
        add(security(table, "force", "no force"));
    }

    private static CreateObject security(String table, String on, String off) {
        String alter = "alter table " + Quoted.qualified(table);
        return new CreateObject(alter + " " + on + " row level security", alter + " " + off + " row level security");
    }

    /** A policy of a table: {@code createPolicy("own", "notes", "using (owner = current_user)")}. */
    public void createPolicy(String name, String table, String rule) {
        add(policy(name, table, rule));
    }

    /** The end of a policy, which was this. */
    public void dropPolicy(String name, String table, String rule) {
        add(dropped(policy(name, table, rule)));
    }

    private static CreateObject policy(String name, String table, String rule) {
        return new CreateObject(
                "create policy " + Quoted.name(name) + " on " + Quoted.qualified(table) + " " + rule,
                "drop policy " + Quoted.name(name) + " on " + Quoted.qualified(table));
    }

    static DropObject dropped(CreateObject object) {
        return new DropObject(object.drop(), object.create());
    }
}
