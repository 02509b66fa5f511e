package io.millrace.migrate.schema;

import io.millrace.migrate.operation.AddEnumValue;
import io.millrace.migrate.operation.CreateObject;
import io.millrace.migrate.operation.DropObject;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.operation.Rename;
import io.millrace.migrate.sql.Quoted;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a schema holds besides tables. */
abstract sealed class Objects permits Schema {

    abstract void add(Operation operation);

    /** A schema. */
    public void createSchema(String name) {
        add(schema(name));
    }

    /** The end of an empty schema. */
    public void dropSchema(String name) {
        add(dropped(schema(name)));
    }

    private static CreateObject schema(String name) {
        return new CreateObject("create schema " + Quoted.name(name), "drop schema " + Quoted.name(name));
    }

    /** An extension, unless it is there. */
    public void createExtension(String name) {
        add(new CreateObject(
                "create extension if not exists " + Quoted.name(name),
                "drop extension if exists " + Quoted.name(name)));
    }

    /** An enum type. */
    public void createEnum(String name, String... values) {
        add(enumeration(name, values));
    }

    /** The end of an enum type, which had these values. */
    public void dropEnum(String name, String... values) {
        add(dropped(enumeration(name, values)));
    }

    private static CreateObject enumeration(String name, String... values) {
        String list = Arrays.stream(values).map(Quoted::literal).collect(Collectors.joining(", "));
        return new CreateObject(
                "create type " + Quoted.qualified(name) + " as enum (" + list + ")",
                "drop type " + Quoted.qualified(name));
    }

    /** One more value at the end of an enum type; cannot be taken back. */
    public void addEnumValue(String type, String value) {
        add(new AddEnumValue(type, value, ""));
    }

    /** One more value of an enum type, before another; cannot be taken back. */
    public void addEnumValueBefore(String type, String value, String other) {
        add(new AddEnumValue(type, value, " before " + Quoted.literal(other)));
    }

    /** Another name for a value of an enum type. */
    public void renameEnumValue(String type, String from, String to) {
        add(new Rename(Rename.Kind.ENUM_VALUE, type, from, to));
    }

    /** A domain with a condition on {@code value}. */
    public void createDomain(String name, ColumnType type, String check) {
        add(new CreateObject(
                "create domain " + Quoted.qualified(name) + " as " + type.sql() + " check (" + check + ")",
                "drop domain " + Quoted.qualified(name)));
    }

    /** A view of a query. */
    public void createView(String name, String query) {
        add(view("view", name, query));
    }

    /** The end of a view, which was of this query. */
    public void dropView(String name, String query) {
        add(dropped(view("view", name, query)));
    }

    /** A materialized view of a query, with nothing in it: refresh it outside of a migration. */
    public void createMaterializedView(String name, String query) {
        add(new CreateObject(
                "create materialized view " + Quoted.qualified(name) + " as " + query + " with no data",
                "drop materialized view " + Quoted.qualified(name)));
    }

    private static CreateObject view(String kind, String name, String query) {
        return new CreateObject(
                "create " + kind + " " + Quoted.qualified(name) + " as " + query,
                "drop " + kind + " " + Quoted.qualified(name));
    }

    /**
     * A function.
     *
     * @param signature its name and the types of its arguments: {@code touch()}, {@code area(float8, float8)}
     * @param definition the whole statement, {@code create function …}
     */
    public void createFunction(String signature, String definition) {
        add(new CreateObject(definition, "drop function " + signature));
    }

    /** The end of a function, which was this. */
    public void dropFunction(String signature, String definition) {
        add(dropped(new CreateObject(definition, "drop function " + signature)));
    }

    /** A trigger of a table: {@code createTrigger("touch", "users", "before update", "for each row execute function touch()")}. */
    public void createTrigger(String name, String table, String when, String action) {
        add(new CreateObject(
                "create trigger " + Quoted.name(name) + " " + when + " on " + Quoted.qualified(table) + " " + action,
                "drop trigger " + Quoted.name(name) + " on " + Quoted.qualified(table)));
    }

    /** Row level security for a table. */
    public void enableRowSecurity(String table) {
        String alter = "alter table " + Quoted.qualified(table);
        add(new CreateObject(alter + " enable row level security", alter + " disable row level security"));
    }

    /** A policy of a table: {@code createPolicy("own", "notes", "using (owner = current_user)")}. */
    public void createPolicy(String name, String table, String rule) {
        add(new CreateObject(
                "create policy " + Quoted.name(name) + " on " + Quoted.qualified(table) + " " + rule,
                "drop policy " + Quoted.name(name) + " on " + Quoted.qualified(table)));
    }

    private static DropObject dropped(CreateObject object) {
        return new DropObject(object.drop(), object.create());
    }
}
