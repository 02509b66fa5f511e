package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;
import static io.millrace.migrate.lint.Rule.refused;

import io.millrace.migrate.sql.Phrase;
import io.millrace.migrate.sql.Token;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules about what is hard to change later. */
final class QualityRules {

    private static final int LONGEST_NAME = 63;
    private static final Set<String> SHORT =
            Set.of("int", "integer", "int4", "smallint", "int2", "serial", "smallserial");
    private static final String NOTHING = "nothing now";

    private QualityRules() {}

    static final List<Rule> ALL = List.of(
            advised("Q01", "A key has room for two thousand million rows")
                    .locks(NOTHING + "; on the day it is full every insert fails", "until every row is written anew")
                    .safely("table.id(), or bigint()")
                    .shown("create table users (id int primary key)", "create table users (id bigint primary key)")
                    .when(scene -> columns(scene, column -> column.has("primary key") && SHORT.contains(column.type()))
                            || scene.table()
                                    .filter(table -> table.constraints().stream()
                                            .filter(constraint -> constraint.begins("primary key"))
                                            .flatMap(constraint -> constraint.inside().parts().stream())
                                            .anyMatch(key -> table.columns().stream()
                                                    .anyMatch(column ->
                                                            column.name().equals(key.name())
                                                                    && column.has("identity")
                                                                    && SHORT.contains(column.type()))))
                                    .isPresent()),
            advised("Q03", "A foreign key has no index")
                    .locks(NOTHING + "; deleting a row of the other table reads this whole table", "each time")
                    .safely("table.index(…) of its columns")
                    .shown(
                            "create table posts (id int8 primary key, author int8 references users on delete cascade)",
                            "create table posts (id int8 primary key, author int8 references users on delete cascade);"
                                    + " create index posts_author on posts (author)")
                    .when(QualityRules::hasBareReference),
            advised("Q04", "A foreign key does not say what happens when the other row goes")
                    .locks(NOTHING + "; deleting the other row fails", "until this one is gone")
                    .safely("onDelete(Action.CASCADE), SET_NULL or RESTRICT, to say that you thought of it")
                    .shown(
                            "create table posts (id int8 primary key, author int8 references users);"
                                    + " create index posts_author on posts (author)",
                            "create table posts (id int8 primary key, author int8 references users on delete restrict);"
                                    + " create index posts_author on posts (author)")
                    .when(scene ->
                            references(scene).stream().anyMatch(reference -> !reference.hasAnywhere("on delete"))),
            advised("Q05", "A column is a serial")
                    .locks(
                            NOTHING + "; its sequence has rights and an owner of its own, and takes any value",
                            "for ever")
                    .safely("identity()")
                    .shown(
                            "create table users (id bigserial primary key)",
                            "create table users (id bigint generated always as identity primary key)")
                    .when(scene -> columns(scene, column -> column.type().endsWith("serial"))),
            advised("Q06", "A text has a length that will have to change")
                    .locks(NOTHING + "; making it shorter later looks at every row", "once")
                    .safely("text(), with check(\"length(name) <= 80\") where it matters")
                    .shown(
                            "create table users (id bigint primary key, name varchar(80))",
                            "create table users (id bigint primary key, name text check (length(name) <= 80))")
                    .when(scene -> columns(
                            scene,
                            column -> column.type().startsWith("varchar (")
                                    || column.type().startsWith("character varying ("))),
            advised("Q07", "A text is filled up with spaces")
                    .locks(NOTHING + "; comparisons surprise, and it saves nothing", "for ever")
                    .safely("text()")
                    .shown(
                            "create table users (id bigint primary key, code char(3))",
                            "create table users (id bigint primary key, code text)")
                    .when(scene -> columns(
                            scene,
                            column -> column.type().startsWith("char (")
                                    || column.type().startsWith("character (")
                                    || column.type().equals("char")
                                    || column.type().startsWith("bpchar"))),
            advised("Q08", "A moment has no zone")
                    .locks(NOTHING + "; it means another moment in each session", "for ever")
                    .safely("timestamptz()")
                    .shown(
                            "create table users (id bigint primary key, at timestamp)",
                            "create table users (id bigint primary key, at timestamptz)")
                    .when(scene -> columns(
                            scene,
                            column -> column.type().equals("timestamp")
                                    || (column.type().startsWith("timestamp (")
                                            && !column.type().endsWith("with time zone"))
                                    || column.type().endsWith("without time zone"))),
            advised("Q09", "A column is json")
                    .locks(NOTHING + "; it cannot be compared: distinct and union fail", "for ever")
                    .safely("jsonb()")
                    .shown(
                            "create table users (id bigint primary key, data json)",
                            "create table users (id bigint primary key, data jsonb)")
                    .when(scene -> columns(scene, column -> column.type().equals("json"))),
            advised("Q10", "A table has no primary key")
                    .locks(NOTHING + "; rows cannot be told apart, backfilled or replicated", "for ever")
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
            refused("Q11", "A name is longer than PostgreSQL keeps")
                    .locks("nothing; it is cut silently, and two names may become one", "for ever")
                    .safely("a name of at most 63 bytes")
                    .shown(
                            "create view " + "a".repeat(LONGEST_NAME + 1) + " as select 1",
                            "create view short as select 1")
                    .when(scene -> scene.phrase().tokens().stream()
                            .anyMatch(token -> token.isName()
                                    && token.text().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME)),
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
            advised("Q22", "An amount is money")
                    .locks(NOTHING + "; what it means depends on a setting of the server", "for ever")
                    .safely("numeric(12, 2), and the currency in a column of its own")
                    .shown(
                            "create table orders (id bigint primary key, price money)",
                            "create table orders (id bigint primary key, price numeric(12, 2))")
                    .when(scene -> columns(scene, column -> column.type().equals("money"))));

    private static boolean columns(Scene scene, Predicate<WrittenColumn> which) {
        return scene.columns().stream().anyMatch(which);
    }

    private static List<Phrase> references(Scene scene) {
        return Stream.concat(
                        scene.columns().stream()
                                .filter(column -> column.has("references"))
                                .map(WrittenColumn::phrase),
                        keys(scene))
                .toList();
    }

    private static Stream<Phrase> keys(Scene scene) {
        return Stream.concat(
                scene.table().stream()
                        .flatMap(table -> table.constraints().stream())
                        .filter(constraint -> constraint.begins("foreign key")),
                scene.altered().stream()
                        .flatMap(table -> table.clauses().stream())
                        .filter(clause -> clause.adds("foreign key"))
                        .map(Clause::constraint));
    }

    private static boolean hasBareReference(Scene scene) {
        String table = scene.table()
                .map(WrittenTable::name)
                .orElseGet(() -> scene.altered().map(AlteredTable::name).orElse(""));
        return references(scene).stream().anyMatch(reference -> {
            Token.Kind kind = reference.tokens().get(0).kind();
            boolean key = kind == Token.Kind.WORD && reference.begins("foreign key");
            String column = key ? reference.inside().name() : reference.name();
            return !isIndexed(scene, table, column);
        });
    }

    private static boolean isIndexed(Scene scene, String table, String column) {
        boolean index = Stream.concat(scene.earlier().stream(), scene.later().stream())
                .flatMap(statement -> WrittenIndex.of(statement).stream())
                .anyMatch(written ->
                        written.table().equals(table) && written.first().equals(column));
        boolean key = scene.table()
                .filter(made -> made.columns().stream()
                                .anyMatch(own ->
                                        own.name().equals(column) && (own.has("unique") || own.has("primary key")))
                        || made.constraints().stream()
                                .filter(own -> own.begins("unique") || own.begins("primary key"))
                                .anyMatch(own -> own.inside().name().equals(column)))
                .isPresent();
        return index || key;
    }
}
