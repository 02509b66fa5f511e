package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;
import static io.millrace.migrate.lint.Rule.refused;

import io.millrace.migrate.lint.written.AlteredTable;
import java.util.List;

/** Rules about tables, rights and functions that are hard to change later. */
final class QualityRules {

    private QualityRules() {}

    static final List<Rule> ALL = List.of(
            advised("Q10", "A table has no primary key")
                    .locks("nothing now; rows cannot be told apart, backfilled or replicated", "for ever")
                    .safely("table.id(), table.uuid(), or primaryKey(…)")
                    .shown("create table users (name text)", "create table users (id bigint primary key, name text)")
                    .when(scene -> scene.table()
                            .filter(table -> !table.hasKey()
                                    && !table.rest().begins("partition of")
                                    && scene.later().stream()
                                            .flatMap(later -> AlteredTable.of(later).stream())
                                            .filter(later -> later.name().equals(table.name()))
                                            .flatMap(later -> later.clauses().stream())
                                            .noneMatch(clause -> clause.adds("primary key")))
                            .isPresent()),
            advised("Q15", "Row level security is on, and nothing lets anybody in")
                    .locks("nothing; everybody but the owner sees no row", "until there is a policy")
                    .safely("createPolicy(…) in the same migration")
                    .shown(
                            "alter table notes enable row level security",
                            "alter table notes enable row level security; create policy own on notes using (true)")
                    .when(scene -> scene.altered().stream()
                                    .flatMap(table -> table.clauses().stream())
                                    .anyMatch(clause -> clause.phrase().begins("enable row level security"))
                            && scene.later().stream().noneMatch(later -> later.begins("create policy"))
                            && scene.earlier().stream().noneMatch(before -> before.begins("create policy"))),
            refused("Q16", "A function runs with its owner's rights on whatever schema its caller has first")
                    .locks("nothing; a caller can make it run code of the caller's with the owner's rights", "for ever")
                    .safely("security definer set search_path = pg_catalog, pg_temp")
                    .shown(
                            "create function f() returns int language sql security definer as 'select 1'",
                            "create function f() returns int language sql security definer"
                                    + " set search_path = pg_catalog, pg_temp as 'select 1'")
                    .when(scene -> scene.phrase().hasAnywhere("security definer")
                            && !scene.phrase().hasAnywhere("set search_path")),
            advised("Q17", "Everybody gets a right, or somebody every right")
                    .locks("nothing; more can be done than is needed", "for ever")
                    .safely("grant what is needed, to the role that needs it")
                    .shown("grant all on users to app", "grant select, insert on users to app")
                    .when(scene -> scene.begins("grant")
                            && (scene.begins("grant all")
                                    || scene.phrase().after("to").begins("public"))),
            advised("Q18", "An extension is made that may be there already")
                    .locks("nothing: PostgreSQL refuses it where it is", "in one database and not in another")
                    .safely("createExtension(…), which leaves one alone that is there")
                    .shown("create extension citext", "create extension if not exists citext")
                    .when(scene -> scene.begins("create extension") && !scene.begins("create extension if not exists")),
            advised("Q26", "A statement outside of a transaction cannot be sent a second time")
                    .locks(
                            "nothing; where the migrator is killed meanwhile nobody knows whether it is done (MIG-204)",
                            "until somebody looks, and says so")
                    .safely("if exists, or if not exists; the language writes it by itself")
                    .shown(
                            "drop index concurrently users_email_idx",
                            "drop index concurrently if exists users_email_idx")
                    .when(scene -> (scene.begins("drop index concurrently") && !scene.has("if exists"))
                            || ((scene.begins("create database") || scene.begins("create subscription"))
                                    && !scene.has("if not exists"))));
}
