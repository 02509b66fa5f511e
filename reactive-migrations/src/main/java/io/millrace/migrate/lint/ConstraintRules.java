package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;
import static io.millrace.migrate.lint.Rule.refused;

import io.millrace.migrate.lint.written.AlteredTable;
import io.millrace.migrate.sql.Phrase;
import java.util.List;

/** Rules about constraints of a table that is in use. */
final class ConstraintRules {

    private static final String EXCLUSIVE = "ACCESS EXCLUSIVE on the table: reads and writes wait";
    private static final String BOTH = "SHARE ROW EXCLUSIVE on both tables: their writes wait";
    private static final String SCAN = "until every row is looked at";

    private ConstraintRules() {}

    static final List<Rule> ALL = List.of(
            refused("L24", "A unique constraint builds its index while nobody can read")
                    .locks(EXCLUSIVE, "until the index is built")
                    .safely("table.addUnique(…), which takes over an index that was built concurrently")
                    .shown(
                            "alter table users add constraint k unique (email)",
                            "create unique index concurrently k on users (email);"
                                    + " alter table users add constraint k unique using index k")
                    .whenAltered((scene, table, clause) ->
                            clause.adds("unique") && !clause.phrase().has("using index")),
            refused("L25", "A primary key builds its index while nobody can read")
                    .locks(EXCLUSIVE, "until the index is built, and every row is looked at for nulls")
                    .safely(
                            "setNotNull(…) first, then table.addPrimaryKey(…), which takes over an index built concurrently")
                    .shown(
                            "alter table users add primary key (id)",
                            "create unique index concurrently users_pkey on users (id);"
                                    + " alter table users add constraint users_pkey primary key using index users_pkey")
                    .whenAltered((scene, table, clause) ->
                            clause.adds("primary key") && !clause.phrase().has("using index")),
            refused("L26", "A check is added and looks at every row at once")
                    .locks(EXCLUSIVE, SCAN)
                    .safely("table.addCheck(…), which adds it not valid and validates it in another transaction")
                    .shown(
                            "alter table users add constraint c check (age >= 0)",
                            "alter table users add constraint c check (age >= 0) not valid;"
                                    + " alter table users validate constraint c")
                    .whenAltered((scene, table, clause) -> clause.adds("check") && clause.isValidated()),
            refused("L27", "A foreign key is added and looks at every row at once")
                    .locks(BOTH, SCAN)
                    .safely("table.addForeignKey(…), which adds it not valid and validates it in another transaction")
                    .shown(
                            "alter table posts add constraint k foreign key (author) references users",
                            "alter table posts add constraint k foreign key (author) references users not valid;"
                                    + " alter table posts validate constraint k")
                    .whenAltered((scene, table, clause) -> clause.adds("foreign key") && clause.isValidated()),
            refused("L28", "A constraint is validated under the lock that adding it took")
                    .locks("what adding it locks: at the least every write waits", SCAN)
                    .safely("a statement of its own: it then runs in a transaction of its own")
                    .shown(
                            "alter table users add constraint c check (age >= 0) not valid, validate constraint c",
                            "alter table users add constraint c check (age >= 0) not valid;"
                                    + " alter table users validate constraint c")
                    .whenAltered((scene, table, clause) -> clause.phrase().begins("validate constraint")
                            && (table.clauses().size() > 1 || holds(scene, table))),
            refused("L29", "Several foreign keys are added in one statement")
                    .locks(
                            "SHARE ROW EXCLUSIVE on three tables or more: a deadlock waits to happen",
                            "until it commits")
                    .safely("a statement and a transaction for each of them")
                    .shown(
                            "alter table posts add constraint a foreign key (x) references users not valid,"
                                    + " add constraint b foreign key (y) references blogs not valid",
                            "alter table posts add constraint a foreign key (x) references users not valid")
                    .when(scene -> scene.altered()
                            .filter(table -> !scene.isFresh(table.name()))
                            .filter(table -> table.clauses().stream()
                                            .filter(clause -> clause.adds("foreign key"))
                                            .count()
                                    > 1)
                            .isPresent()),
            refused("L30", "A table is dropped that refers to others")
                    .locks(
                            "ACCESS EXCLUSIVE on every table that it refers to: reads and writes wait",
                            "until it commits")
                    .safely("drop its foreign keys first, each in a migration of its own, and then the table")
                    .after("create table users (id int8 primary key);"
                            + " create table posts (author int8 constraint posts_author_fkey references users)")
                    .shown("drop table posts", "alter table posts drop constraint posts_author_fkey; drop table posts")
                    .when(scene -> scene.begins("drop table")
                            && scene.phrase().from(2).past("if exists").parts().stream()
                                    .anyMatch(table -> scene.known().isReferring(table.name()))),
            advised("L31", "A foreign key is dropped, which locks the other table too")
                    .locks("ACCESS EXCLUSIVE on both tables: reads and writes wait", "until it commits")
                    .safely("a migration with nothing else in it; the migrator steps back where somebody holds a table")
                    .shown(
                            "alter table posts drop constraint posts_author_fkey",
                            "alter table posts drop constraint posts_title_check")
                    .whenAltered((scene, table, clause) -> clause.phrase().begins("drop constraint")
                            && clause.phrase().from(2).past("if exists").name().endsWith("_fkey")),
            refused("L32", "An exclusion constraint is added to a table that is in use")
                    .locks(EXCLUSIVE, "until its index is built; PostgreSQL has no way to do it in two steps")
                    .safely(
                            "another table with the constraint, filled by a trigger and a backfill, that takes its place")
                    .shown(
                            "alter table stays add constraint apart exclude using gist (room with =)",
                            "create table stays_new (room int4, constraint apart exclude using gist (room with =))")
                    .whenAltered((scene, table, clause) -> clause.adds("exclude")),
            refused("L45", "A domain gets a constraint, and every column of it is looked at")
                    .locks("SHARE on every table that has a column of the domain: writes wait", SCAN)
                    .safely("alter domain … add constraint … not valid, and validate it in another migration")
                    .shown(
                            "alter domain email add constraint c check (value like '%@%')",
                            "alter domain email add constraint c check (value like '%@%') not valid")
                    .when(scene -> scene.begins("alter domain")
                            && ((scene.has("add") && !scene.has("not valid")) || scene.has("set not null"))),
            refused("D08", "A check depends on when it is asked")
                    .locks("nothing; a row that was right is wrong tomorrow, and a dump cannot be loaded", "for ever")
                    .safely("a trigger that looks when the row is written")
                    .shown(
                            "create table bookings (id int8 primary key, day date check (day >= current_date))",
                            "create table bookings (id int8 primary key, day date check (day >= '2026-01-01'))")
                    .when(ConstraintRules::checksTheMoment),
            advised("Q23", "A constraint is not enforced")
                    .locks("nothing; rows that break it are let in", "for ever")
                    .safely("leave out not enforced; add it not valid and validate it")
                    .shown(
                            "alter table users add constraint c check (age > 0) not enforced",
                            "alter table users add constraint c check (age > 0) not valid")
                    .when(scene -> scene.phrase().hasAnywhere("not enforced")));

    private static boolean holds(Scene scene, AlteredTable table) {
        return scene.together().stream()
                .flatMap(before -> AlteredTable.of(before).stream())
                .anyMatch(before -> before.name().equals(table.name()));
    }

    private static boolean checksTheMoment(Scene scene) {
        boolean column = scene.columns().stream()
                .map(written -> written.phrase().after("check").inside())
                .anyMatch(ConstraintRules::moves);
        boolean table = scene.table().stream()
                .flatMap(written -> written.constraints().stream())
                .anyMatch(constraint -> constraint.begins("check") && moves(constraint.inside()));
        boolean added = scene.altered().stream()
                .flatMap(written -> written.clauses().stream())
                .anyMatch(clause ->
                        clause.adds("check") && moves(clause.constraint().inside()));
        return column || table || added;
    }

    private static boolean moves(Phrase condition) {
        return Volatility.isMoment(condition) || Volatility.isVolatile(condition);
    }
}
