package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;
import static io.millrace.migrate.lint.Rule.refused;

import io.millrace.migrate.lint.written.AlteredTable;
import io.millrace.migrate.lint.written.Clause;
import java.util.List;
import java.util.stream.Collectors;

/** Rules about programs that run while the migration does, and know the database as it was. */
final class CompatibilityRules {

    private static final String BREAKS = "nothing for long; programs that run now fail with 42703 or 42P01";
    private static final String UNTIL = "until the last of them is replaced";

    private CompatibilityRules() {}

    static final List<Rule> ALL = List.of(
            refused("C01", "A column is dropped")
                    .locks(BREAKS, UNTIL + "; what was in it is gone")
                    .safely(
                            "first a release that does not have it in its records; when no older one runs, drop it and say"
                                    + " so: @Safe(\"no release since … reads it\")")
                    .shown(
                            "alter table users drop column legacy",
                            "alter table users alter column legacy drop not null")
                    .whenAltered((scene, table, clause) -> clause.dropsColumn()),
            refused("C02", "A column gets another name")
                    .locks(BREAKS, UNTIL)
                    .safely(
                            "leave its name and say it in the record: @Column(\"old\"); or a second column, kept alike by a"
                                    + " trigger, and later a contract")
                    .shown("alter table users rename column name to label", "alter table users add column label text")
                    .when(scene -> scene.begins("alter table")
                            && scene.has("rename")
                            && !scene.has("rename to")
                            && !scene.has("rename constraint")
                            && !scene.isFresh(scene.phrase()
                                    .from(2)
                                    .past("if exists")
                                    .past("only")
                                    .name())),
            refused("C03", "A table gets another name")
                    .locks(BREAKS, UNTIL)
                    .safely(
                            "leave its name and say it in the record: @Schema(table = \"old\"); or rename it and make a view"
                                    + " of the old name in one migration")
                    .shown("alter table users rename to people", "create view people as select id, name from users")
                    .when(scene -> scene.begins("alter table")
                            && scene.has("rename to")
                            && !scene.isFresh(
                                    scene.phrase().from(2).past("if exists").name())
                            && scene.later().stream().noneMatch(later -> later.begins("create view"))),
            refused("C04", "A schema gets another name, or a table another schema")
                    .locks(BREAKS, UNTIL)
                    .safely("a second schema with views of the old one's tables, and later a contract")
                    .shown("alter schema old rename to fresh", "create schema fresh")
                    .when(scene -> (scene.begins("alter schema") && scene.has("rename to"))
                            || scene.altered().stream()
                                    .filter(table -> !scene.isFresh(table.name()))
                                    .flatMap(table -> table.clauses().stream())
                                    .anyMatch(clause -> clause.phrase().begins("set schema"))),
            refused("C05", "A type goes, or a value of it gets another name")
                    .locks("nothing for long; programs that run now fail with 22P02 or 42704", UNTIL)
                    .safely(
                            "add the new value, write both for one release, backfill, and leave the old one in the type")
                    .shown(
                            "alter type mood rename value 'sad' to 'blue'",
                            "alter type mood add value if not exists 'blue'")
                    .when(scene -> (scene.begins("alter type") && (scene.has("rename value") || scene.has("rename to")))
                            || scene.begins("drop type")
                            || scene.begins("drop domain")),
            refused("C06", "A table, a schema or a database is dropped")
                    .locks("ACCESS EXCLUSIVE; " + BREAKS, UNTIL + "; what was in it is gone")
                    .safely("rename it, wait for a release or two, then drop it and say why: @Safe(\"…\")")
                    .shown("drop table users", "create table users_new (id int8 primary key)")
                    .when(scene -> (scene.begins("drop table")
                                    && scene.phrase().from(2).past("if exists").parts().stream()
                                            .anyMatch(table -> !scene.isFresh(table.name())))
                            || scene.begins("drop schema")
                            || scene.begins("drop database")),
            advised("C07", "A column takes nulls from now on")
                    .locks("nothing for long; programs that run now do not expect nulls", UNTIL)
                    .safely("first a release whose records have the component @Nullable")
                    .shown(
                            "alter table users alter column name drop not null",
                            "alter table users add column nick text")
                    .whenAltered((scene, table, clause) -> clause.alteration().begins("drop not null")),
            advised("C08", "A column has another default, or none")
                    .locks("nothing for long; programs that leave it out write another value, or fail", UNTIL)
                    .safely("first a release that always gives a value")
                    .shown(
                            "alter table users alter column role drop default",
                            "alter table users alter column role set default 'guest'")
                    .whenAltered((scene, table, clause) -> clause.alteration().begins("drop default")),
            advised("C09", "A constraint is dropped that programs may count on")
                    .locks(
                            "ACCESS EXCLUSIVE; nothing stops wrong rows, and on conflict fails with 42P10",
                            "from then on")
                    .safely("first the one that takes its place; then look for onConflict(…) of these columns")
                    .shown(
                            "alter table users drop constraint users_email_key",
                            "alter table users add constraint c check (email <> '') not valid")
                    .whenAltered((scene, table, clause) -> clause.phrase().begins("drop constraint")
                            && !isHelper(
                                    scene,
                                    clause.phrase().from(2).past("if exists").name())),
            refused("C10", "What depends on it is dropped as well")
                    .locks("ACCESS EXCLUSIVE on more tables than are named", "until it commits; what goes is not said")
                    .safely("drop what depends on it first, by its name")
                    .shown("drop view titles cascade", "drop view titles")
                    .when(scene -> (scene.begins("drop") || scene.begins("alter") || scene.begins("truncate"))
                            && scene.phrase()
                                    .tokens()
                                    .get(scene.phrase().tokens().size() - 1)
                                    .is("cascade")
                            && !scene.phrase().hasAnywhere("on delete cascade")
                            && !scene.phrase().hasAnywhere("on update cascade")),
            refused("C12", "A view or a function needs the column")
                    .locks(
                            "nothing for a view: PostgreSQL refuses it; a function fails when it is called",
                            "in the middle of the migration; from then on")
                    .safely(
                            "drop the view before and make it again after, in the same migration; the function likewise")
                    .after("create table users (id int8 primary key, name varchar(20));"
                            + " create view names as select name from users")
                    .shown(
                            "alter table users alter column name type text",
                            "drop view names; alter table users alter column name type text;"
                                    + " create view names as select name from users")
                    .whenAltered((scene, table, clause) ->
                            !needing(scene, table.name(), clause).isEmpty())
                    .telling(scene -> scene.altered().stream()
                            .flatMap(table -> table.clauses().stream()
                                    .flatMap(clause -> needing(scene, table.name(), clause).stream()))
                            .distinct()
                            .collect(Collectors.joining(", "))),
            refused("C13", "A table is dropped and made again")
                    .locks("ACCESS EXCLUSIVE; what was in it is gone", "for ever")
                    .safely("alter it; a table that may be there already is made with createTableIfNotExists(…)")
                    .shown(
                            "drop table if exists users; create table users (id int8 primary key)",
                            "create table if not exists users (id int8 primary key)")
                    .when(scene -> scene.table()
                            .filter(table -> scene.earlier().stream()
                                    .anyMatch(before -> before.begins("drop table")
                                            && before.from(2)
                                                    .past("if exists")
                                                    .name()
                                                    .equals(table.name())))
                            .isPresent()),
            advised("C14", "A primary key is dropped")
                    .locks("ACCESS EXCLUSIVE; updates and deletes fail where the table is replicated logically", UNTIL)
                    .safely("first another replica identity: alter table … replica identity using index …")
                    .shown(
                            "alter table users drop constraint users_pkey",
                            "alter table users replica identity using index users_email_key")
                    .whenAltered((scene, table, clause) -> clause.phrase().begins("drop constraint")
                            && clause.phrase().from(2).past("if exists").name().endsWith("_pkey")));

    /** A check that was there only to come to not null. */
    private static boolean isHelper(Scene scene, String name) {
        return scene.earlier().stream()
                .flatMap(before -> AlteredTable.of(before).stream())
                .flatMap(table -> table.clauses().stream())
                .anyMatch(clause -> clause.constraintName().equals(name));
    }

    /** A view stands in the way of another type, and of dropping; a function that goes by the name does not find it. */
    private static List<String> needing(Scene scene, String table, Clause clause) {
        String renamed = clause.phrase().begins("rename") && !clause.phrase().begins("rename to")
                ? clause.phrase().past("rename column").past("rename").name()
                : "";
        String column = clause.changesType() ? clause.column() : clause.dropsColumn() ? clause.dropped() : renamed;
        if (column.isEmpty()) {
            return List.of();
        }
        return scene.known().dependents(table, column).stream()
                .filter(name -> name.startsWith("view ") ? renamed.isEmpty() : !clause.changesType())
                .toList();
    }
}
