package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;
import static io.millrace.migrate.lint.Rule.refused;

import io.millrace.migrate.lint.written.AlteredTable;
import io.millrace.migrate.lint.written.Clause;
import java.util.List;
import java.util.stream.Collectors;

/** Rules about columns of a table that is in use. */
final class ColumnRules {

    private static final int PG_18 = 180_000;
    private static final String EXCLUSIVE = "ACCESS EXCLUSIVE on the table: reads and writes wait";
    private static final String SCAN = "until every row is looked at";
    private static final String REWRITE = "until every row and every index is written anew";

    private ColumnRules() {}

    static final List<Rule> ALL = List.of(
            refused("L10", "A column is set not null while every row is looked at")
                    .locks(EXCLUSIVE, SCAN)
                    .safely("table.setNotNull(…), which goes by way of a constraint that is validated later")
                    .shown(
                            "alter table users alter column name set not null",
                            "alter table users add constraint users_name_not_null not null name not valid;"
                                    + " alter table users validate constraint users_name_not_null")
                    .whenAltered((scene, table, clause) -> clause.alteration().begins("set not null")
                            && !scene.isProven(table.name(), clause.column())),
            advised("L11", "A check is used to come to not null, where the server has a way of its own")
                    .locks("nothing more than needed, but in four statements instead of two", "once")
                    .safely("table.setNotNull(…), or since PostgreSQL 18: add constraint … not null column not valid")
                    .shown(
                            "alter table users add constraint c check (name is not null) not valid",
                            "alter table users add constraint c not null name not valid")
                    .whenAltered((scene, table, clause) -> scene.server() >= PG_18
                            && clause.adds("check")
                            && clause.constraint().inside().text().endsWith("is not null")
                            && clause.constraint().inside().tokens().size() == 4),
            refused("L12", "A column without nulls is added without a value for the rows that are there")
                    .locks(
                            "nothing: PostgreSQL refuses it where there is a row",
                            "in production and not on an empty table")
                    .safely(
                            "give it a default that is the same for every row; or nullable(), a backfill, and setNotNull(…)")
                    .shown("alter table users add column nick text not null", "alter table users add column nick text")
                    .whenAltered((scene, table, clause) -> clause.addsColumn()
                            && clause.added().has("not null")
                            && !clause.added().has("default")
                            && !clause.added().has("generated")),
            refused("L13", "A column is added with a default that each row has another of")
                    .locks(EXCLUSIVE, REWRITE)
                    .safely("add it nullable(), then changeDefault(…), then schema.backfill(…), then setNotNull(…)")
                    .shown(
                            "alter table users add column token uuid default gen_random_uuid()",
                            "alter table users add column token uuid;"
                                    + " alter table users alter column token set default gen_random_uuid()")
                    .whenAltered((scene, table, clause) -> clause.addsColumn()
                            && Volatility.isVolatile(clause.added().fallback())),
            advised("L14", "Rows that are there all get the moment of the migration")
                    .locks("nothing; they look as if they were made now", "for ever")
                    .safely("nullable(), and the default for new rows by changeDefault(…); or leave it as it is")
                    .shown(
                            "alter table users add column at timestamptz default now()",
                            "alter table users add column at timestamptz; alter table users alter column at set default now()")
                    .whenAltered((scene, table, clause) -> clause.addsColumn()
                            && Volatility.isMoment(clause.added().fallback())),
            refused("L15", "A column that counts by itself is added")
                    .locks(EXCLUSIVE, REWRITE)
                    .safely(
                            "add a nullable bigint, give it a sequence as default, backfill, and make it unique concurrently")
                    .shown(
                            "alter table users add column number bigint generated always as identity",
                            "alter table users add column number bigint;"
                                    + " alter table users alter column number set default 0")
                    .whenAltered((scene, table, clause) -> clause.addsColumn()
                            && (clause.added().has("as identity")
                                    || clause.added().type().endsWith("serial")
                                    || clause.added().has("primary key"))),
            refused("L16", "A column is added that is worked out and stored")
                    .locks(EXCLUSIVE, REWRITE)
                    .safely("virtualAs(…) since PostgreSQL 18; or a plain column with a trigger and a backfill")
                    .shown(
                            "alter table lines add column gross numeric generated always as (net * 1.2) stored",
                            "alter table lines add column gross numeric generated always as (net * 1.2) virtual")
                    .whenAltered((scene, table, clause) -> clause.addsColumn()
                            && clause.added().has("generated")
                            && clause.added().has("stored")),
            refused("L17", "A column is added that is unique")
                    .locks(EXCLUSIVE, "until its index is built")
                    .safely("add(…).unique() adds the column, builds the index concurrently, and then the constraint")
                    .shown(
                            "alter table users add column nick text unique",
                            "alter table users add column nick text; create unique index concurrently k on users (nick);"
                                    + " alter table users add constraint k unique using index k")
                    .whenAltered((scene, table, clause) ->
                            clause.addsColumn() && clause.added().has("unique")),
            refused("L18", "A column is added with a check")
                    .locks(EXCLUSIVE, SCAN + ", where it has a default")
                    .safely("add(…).check(…) adds the column, then the check not valid, and validates it later")
                    .shown(
                            "alter table users add column age int default 0 check (age >= 0)",
                            "alter table users add column age int default 0;"
                                    + " alter table users add constraint c check (age >= 0) not valid;"
                                    + " alter table users validate constraint c")
                    .whenAltered((scene, table, clause) ->
                            clause.addsColumn() && clause.added().has("check")),
            refused("L19", "A column is added with a value that refers to another table")
                    .locks(EXCLUSIVE + ", and SHARE ROW EXCLUSIVE on the other: its writes wait", SCAN)
                    .safely("add(…).references(…) adds the column, then the key not valid, and validates it later")
                    .shown(
                            "alter table posts add column author int8 default 1 references users",
                            "alter table posts add column author int8 references users")
                    .whenAltered((scene, table, clause) -> clause.addsColumn()
                            && clause.added().has("references")
                            && (clause.added().has("default") || clause.added().has("not null"))),
            refused("L20", "A column gets a type that its values must be written anew for")
                    .locks(EXCLUSIVE, REWRITE)
                    .safely("another column of the new type, a trigger that keeps both alike, a backfill, and later a"
                            + " contract; where the change is a free one, say what the type is now: .from(…)")
                    .after("create table orders (id int8 primary key, price numeric(12, 2))")
                    .shown(
                            "alter table orders alter column price type numeric(14, 4)",
                            "alter table orders add column price_new numeric(14, 4)")
                    .whenAltered((scene, table, clause) -> clause.changesType()
                            && TypeChanges.from(scene, table, clause)
                                    .filter(from -> TypeChanges.isFree(from, clause.type())
                                            || TypeChanges.isNarrower(from, clause.type()))
                                    .isEmpty()),
            refused("L21", "A column gets a type while a check, an index or another column is made of it")
                    .locks(
                            EXCLUSIVE,
                            SCAN
                                    + " for the check, and the index is built anew; a generated column has PostgreSQL refuse it")
                    .safely(
                            "drop the check and add it again not valid, and validate it later; drop the index, and build it"
                                    + " concurrently afterwards")
                    .after("create table users (id int8 primary key, name varchar(20),"
                            + " constraint long check (length(name) > 1))")
                    .shown(
                            "alter table users alter column name type text",
                            "alter table users drop constraint long; alter table users alter column name type text;"
                                    + " alter table users add constraint long check (length(name) > 1) not valid;"
                                    + " alter table users validate constraint long")
                    .whenAltered((scene, table, clause) ->
                            clause.changesType() && !bound(scene, table, clause).isEmpty())
                    .telling(scene -> scene.altered().stream()
                            .flatMap(table -> table.clauses().stream().map(clause -> bound(scene, table, clause)))
                            .filter(bound -> !bound.isEmpty())
                            .collect(Collectors.joining(", "))),
            refused("L22", "A column gets a type that has less room")
                    .locks(EXCLUSIVE, REWRITE + ", if it does not fail at a value that does not fit")
                    .safely("look whether the values fit; then a check constraint, or another column as for L20")
                    .after("create table users (id int8 primary key, name varchar(50))")
                    .shown(
                            "alter table users alter column name type varchar(20)",
                            "alter table users alter column name type varchar(80)")
                    .whenAltered((scene, table, clause) -> clause.changesType()
                            && TypeChanges.from(scene, table, clause)
                                    .filter(from -> TypeChanges.isNarrower(from, clause.type()))
                                    .isPresent()),
            refused("L23", "A column gets another collation")
                    .locks(EXCLUSIVE, "until every index on it is built anew")
                    .safely("another column with the collation, a backfill, and later a contract")
                    .shown(
                            "alter table users alter column name type text collate \"C\"",
                            "alter table users add column name_c text collate \"C\"")
                    .whenAltered((scene, table, clause) ->
                            clause.changesType() && clause.alteration().has("collate")),
            advised("C15", "A column gets another type, and prepared statements of open connections fail once")
                    .locks(
                            "nothing; queries that select it fail with 0A000",
                            "once for each connection that was open before")
                    .safely("the library prepares such a statement anew by itself; other programs should reconnect")
                    .shown(
                            "alter table users alter column name type text",
                            "alter table users alter column name set default ''")
                    .whenAltered((scene, table, clause) -> clause.changesType()));

    private static String bound(Scene scene, AlteredTable table, Clause clause) {
        return scene.known()
                .of(table.name())
                .filter(known -> clause.changesType())
                .map(known -> known.boundTo(clause.column()))
                .orElse("");
    }
}
