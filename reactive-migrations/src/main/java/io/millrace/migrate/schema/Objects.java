package io.millrace.migrate.schema;

import io.millrace.migrate.operation.AddEnumValue;
import io.millrace.migrate.operation.CreateObject;
import io.millrace.migrate.operation.RawSql;
import io.millrace.migrate.operation.Rename;
import io.millrace.migrate.sql.Quoted;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a schema holds besides tables. */
abstract sealed class Objects extends Routines permits Expecting {

    /** A schema. */
    public void createSchema(String name) {
        add(schema(name));
    }

    /** The end of an empty schema. */
    public void dropSchema(String name) {
        add(dropped(schema(name)));
    }

    /** Another name for a schema. */
    public void renameSchema(String from, String to) {
        add(new Rename(Rename.Kind.SCHEMA, from, from, to));
    }

    private static CreateObject schema(String name) {
        return new CreateObject("create schema " + Quoted.name(name), "drop schema " + Quoted.name(name));
    }

    /** An extension, unless it is there. */
    public void createExtension(String name) {
        add(extension(name));
    }

    /** The end of an extension, if it is there. */
    public void dropExtension(String name) {
        add(dropped(extension(name)));
    }

    private static CreateObject extension(String name) {
        return new CreateObject(
                "create extension if not exists " + Quoted.name(name), "drop extension if exists " + Quoted.name(name));
    }

    /** A sequence, with how it counts: {@code start with 100 increment by 10}; empty for PostgreSQL's own way. */
    public void createSequence(String name, String how) {
        add(sequence(name, how));
    }

    /** The end of a sequence, which was this. */
    public void dropSequence(String name, String how) {
        add(dropped(sequence(name, how)));
    }

    private static CreateObject sequence(String name, String how) {
        return new CreateObject(
                ("create sequence " + Quoted.qualified(name) + " " + how).stripTrailing(),
                "drop sequence " + Quoted.qualified(name));
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

    /** One more value of an enum type, after another; cannot be taken back. */
    public void addEnumValueAfter(String type, String value, String other) {
        add(new AddEnumValue(type, value, " after " + Quoted.literal(other)));
    }

    /** Another name for a value of an enum type. */
    public void renameEnumValue(String type, String from, String to) {
        add(new Rename(Rename.Kind.ENUM_VALUE, type, from, to));
    }

    /** A composite type: {@code createType("address", "street text, city text")}. */
    public void createType(String name, String fields) {
        add(composite(name, fields));
    }

    /** The end of a composite type, which was this. */
    public void dropType(String name, String fields) {
        add(dropped(composite(name, fields)));
    }

    private static CreateObject composite(String name, String fields) {
        return new CreateObject(
                "create type " + Quoted.qualified(name) + " as (" + fields + ")",
                "drop type " + Quoted.qualified(name));
    }

    /** Another name for an enum, a domain or a composite type; the schema stays. */
    public void renameType(String from, String to) {
        add(new Rename(Rename.Kind.TYPE, from, from, to));
    }

    /** A domain with a condition on {@code value}. */
    public void createDomain(String name, ColumnType type, String check) {
        add(domain(name, type, check));
    }

    /** The end of a domain, which was this. */
    public void dropDomain(String name, ColumnType type, String check) {
        add(dropped(domain(name, type, check)));
    }

    private static CreateObject domain(String name, ColumnType type, String check) {
        return new CreateObject(
                "create domain " + Quoted.qualified(name) + " as " + type.sql() + " check (" + check + ")",
                "drop domain " + Quoted.qualified(name));
    }

    /** A view of a query. */
    public void createView(String name, String query) {
        add(view(name, query));
    }

    /** The end of a view, which was of this query. */
    public void dropView(String name, String query) {
        add(dropped(view(name, query)));
    }

    /** Another query for a view, with the same columns first. */
    public void replaceView(String name, String from, String to) {
        String replace = "create or replace view " + Quoted.qualified(name) + " as ";
        add(new CreateObject(replace + to, replace + from));
    }

    private static CreateObject view(String name, String query) {
        return new CreateObject(
                "create view " + Quoted.qualified(name) + " as " + query, "drop view " + Quoted.qualified(name));
    }

    /** A materialized view of a query, with nothing in it until it is refreshed. */
    public void createMaterializedView(String name, String query) {
        add(materialized(name, query));
    }

    /** The end of a materialized view, which was of this query. */
    public void dropMaterializedView(String name, String query) {
        add(dropped(materialized(name, query)));
    }

    private static CreateObject materialized(String name, String query) {
        return new CreateObject(
                "create materialized view " + Quoted.qualified(name) + " as " + query + " with no data",
                "drop materialized view " + Quoted.qualified(name));
    }

    /** Fills a materialized view for the first time, while nobody reads it. Nothing is needed to take it back. */
    public void fillMaterializedView(String name) {
        add(new RawSql("refresh materialized view " + Quoted.qualified(name), "", false));
    }

    /** Fills a materialized view anew while others read it; it needs a unique index. Nothing is needed to take it back. */
    public void refreshMaterializedView(String name) {
        add(new RawSql("refresh materialized view concurrently " + Quoted.qualified(name), "", false));
    }
}
