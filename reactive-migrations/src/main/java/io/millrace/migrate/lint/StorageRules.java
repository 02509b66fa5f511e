package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;
import static io.millrace.migrate.lint.Rule.refused;

import java.util.List;

/** Rules about materialized views, triggers, and how tables are stored. */
final class StorageRules {

    private static final String EXCLUSIVE = "ACCESS EXCLUSIVE on the table: reads and writes wait";
    private static final String REWRITE = "until every row and every index is written anew";

    private StorageRules() {}

    static final List<Rule> ALL = List.of(
            refused("L39", "A materialized view is filled anew while nobody can read it")
                    .locks("ACCESS EXCLUSIVE on the view: reads wait", "until its query has run")
                    .safely("schema.refreshMaterializedView(…), which does it concurrently; it needs a unique index")
                    .shown("refresh materialized view sums", "refresh materialized view concurrently sums")
                    .when(scene -> scene.begins("refresh materialized view")
                            && !scene.begins("refresh materialized view concurrently")
                            && !scene.isFresh(scene.phrase().from(3).name())),
            refused("L40", "A table is packed while nobody can use it")
                    .locks(EXCLUSIVE, REWRITE)
                    .safely("plain vacuum; repack (concurrently) since PostgreSQL 19; the extension pg_repack before")
                    .shown("vacuum full users", "vacuum users")
                    .when(scene -> scene.begins("cluster")
                            || scene.begins("vacuum full")
                            || (scene.begins("vacuum")
                                    && scene.phrase().inside().has("full"))),
            refused("L41", "A table is stored in another way")
                    .locks(EXCLUSIVE, REWRITE)
                    .safely(
                            "another table stored in that way, filled by a trigger and a backfill, that takes its place")
                    .shown("alter table users set unlogged", "create unlogged table users_new (id int8 primary key)")
                    .whenAltered((scene, table, clause) -> clause.phrase().begins("set logged")
                            || clause.phrase().begins("set unlogged")
                            || clause.phrase().begins("set tablespace")
                            || clause.phrase().begins("set access method")),
            refused("L42", "A table is emptied")
                    .locks(
                            EXCLUSIVE + "; with cascade also every table that refers to it, which is emptied too",
                            "until it commits")
                    .safely("schema.deleteInBatches(…); and say which tables, never cascade")
                    .shown("truncate users", "analyze users")
                    .when(scene -> scene.begins("truncate")
                            && scene.phrase().past("truncate table").past("truncate").parts().stream()
                                    .anyMatch(table ->
                                            !scene.isFresh(table.past("only").name()))),
            advised("L43", "A trigger comes to a table that is in use, or goes")
                    .locks(
                            "SHARE ROW EXCLUSIVE on the table: writes wait; to drop or disable one, reads too",
                            "until it commits")
                    .safely(
                            "a migration with nothing else in it; the migrator steps back where somebody holds the table")
                    .shown(
                            "create trigger touch before update on users for each row execute function touch()",
                            "create table logins (id int8 primary key);"
                                    + " create trigger touch before update on logins for each row execute function touch()")
                    .when(scene -> ((scene.begins("create trigger")
                                            || scene.begins("create or replace trigger")
                                            || scene.begins("create constraint trigger")
                                            || scene.begins("drop trigger"))
                                    && !scene.isFresh(scene.phrase().after("on").name()))
                            || scene.altered().stream()
                                    .flatMap(table -> table.clauses().stream())
                                    .anyMatch(clause -> clause.phrase().begins("disable trigger"))),
            refused("L44", "A table is locked by hand")
                    .locks("what it says; without a mode ACCESS EXCLUSIVE: reads and writes wait", "until it commits")
                    .safely("leave it out: every statement takes what it needs")
                    .shown("lock table users", "select 1")
                    .when(scene -> scene.begins("lock")),
            advised("Q21", "Autovacuum is switched off for a table")
                    .locks("nothing; the table grows, until the server stops to save itself", "for ever")
                    .safely("make it run more often: autovacuum_vacuum_scale_factor = 0.01")
                    .shown(
                            "alter table users set (autovacuum_enabled = false)",
                            "alter table users set (autovacuum_vacuum_scale_factor = 0.01)")
                    .when(scene -> scene.phrase().hasAnywhere("autovacuum_enabled = false")
                            || scene.phrase().hasAnywhere("autovacuum_enabled = off")));
}
