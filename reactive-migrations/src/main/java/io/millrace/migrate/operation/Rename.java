package io.millrace.migrate.operation;

import io.millrace.migrate.sql.Quoted;
import java.util.Optional;

/**
 * Another name.
 *
 * @param kind of what
 * @param owner the table or type that it belongs to; the thing itself where it belongs to none
 * @param from the name until now
 * @param to the new name, without a schema
 */
public record Rename(Kind kind, String owner, String from, String to) implements Operation {

    /** What can be given another name. */
    public enum Kind {
        /** A table. */
        TABLE,
        /** A column of a table. */
        COLUMN,
        /** A constraint of a table. */
        CONSTRAINT,
        /** An index. */
        INDEX,
        /** A value of an enum type. */
        ENUM_VALUE,
        /** An enum, a domain or a composite type. */
        TYPE,
        /** A view. */
        VIEW,
        /** A sequence. */
        SEQUENCE,
        /** A schema. */
        SCHEMA
    }

    @Override
    public String meaning() {
        return switch (kind) {
            case TABLE -> "alter table " + Quoted.qualified(from) + " rename to " + Quoted.name(to);
            case COLUMN ->
                "alter table " + Quoted.qualified(owner) + " rename column " + Quoted.name(from) + " to "
                        + Quoted.name(to);
            case CONSTRAINT ->
                "alter table " + Quoted.qualified(owner) + " rename constraint " + Quoted.name(from) + " to "
                        + Quoted.name(to);
            case INDEX -> "alter index " + Quoted.qualified(from) + " rename to " + Quoted.name(to);
            case TYPE -> "alter type " + Quoted.qualified(from) + " rename to " + Quoted.name(to);
            case VIEW -> "alter view " + Quoted.qualified(from) + " rename to " + Quoted.name(to);
            case SEQUENCE -> "alter sequence " + Quoted.qualified(from) + " rename to " + Quoted.name(to);
            case SCHEMA -> "alter schema " + Quoted.name(from) + " rename to " + Quoted.name(to);
            case ENUM_VALUE ->
                "alter type " + Quoted.qualified(owner) + " rename value " + Quoted.literal(from) + " to "
                        + Quoted.literal(to);
        };
    }

    @Override
    public Optional<Operation> reverse() {
        boolean ownedBySomething = kind == Kind.COLUMN || kind == Kind.CONSTRAINT || kind == Kind.ENUM_VALUE;
        return Optional.of(
                ownedBySomething
                        ? new Rename(kind, owner, to, from)
                        : new Rename(kind, Quoted.beside(from, to), Quoted.beside(from, to), Quoted.unqualified(from)));
    }
}
