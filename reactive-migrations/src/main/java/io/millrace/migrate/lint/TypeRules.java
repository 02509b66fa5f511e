package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;

import io.millrace.migrate.lint.written.WrittenColumn;
import io.millrace.migrate.lint.written.WrittenTable;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Rules about the types of new columns, which are hard to change later. */
final class TypeRules {

    private static final Set<String> SHORT =
            Set.of("int", "integer", "int4", "smallint", "int2", "serial", "smallserial");

    private TypeRules() {}

    static final List<Rule> ALL = List.of(
            type(
                            "Q05",
                            "A column is a serial",
                            "its sequence has rights and an owner of its own, and takes any value",
                            "identity()",
                            type -> type.endsWith("serial"))
                    .shown(
                            "create table users (id bigserial primary key)",
                            "create table users (id bigint generated always as identity primary key)"),
            type(
                            "Q06",
                            "A text has a length that will have to change",
                            "making it shorter later looks at every row",
                            "text(), with check(\"length(name) <= 80\") where it matters",
                            type -> type.startsWith("varchar (") || type.startsWith("character varying ("))
                    .locks("nothing now; making it shorter later looks at every row", "once, as long as that takes")
                    .shown(
                            "create table users (id bigint primary key, name varchar(80))",
                            "create table users (id bigint primary key, name text check (length(name) <= 80))"),
            type(
                            "Q07",
                            "A text is filled up with spaces",
                            "comparisons surprise, and it saves nothing",
                            "text()",
                            type -> type.startsWith("char (")
                                    || type.startsWith("character (")
                                    || type.equals("char")
                                    || type.startsWith("bpchar"))
                    .shown(
                            "create table users (id bigint primary key, code char(3))",
                            "create table users (id bigint primary key, code text)"),
            type(
                            "Q08",
                            "A moment has no zone",
                            "it means another moment in each session",
                            "timestamptz()",
                            type -> type.equals("timestamp")
                                    || (type.startsWith("timestamp (") && !type.endsWith("with time zone"))
                                    || type.endsWith("without time zone"))
                    .shown(
                            "create table users (id bigint primary key, at timestamp)",
                            "create table users (id bigint primary key, at timestamptz)"),
            type(
                            "Q09",
                            "A column is json",
                            "it cannot be compared: distinct and union fail",
                            "jsonb()",
                            type -> type.equals("json"))
                    .shown(
                            "create table users (id bigint primary key, data json)",
                            "create table users (id bigint primary key, data jsonb)"),
            type(
                            "Q22",
                            "An amount is money",
                            "what it means depends on a setting of the server",
                            "numeric(12, 2), and the currency in a column of its own",
                            type -> type.equals("money"))
                    .shown(
                            "create table orders (id bigint primary key, price money)",
                            "create table orders (id bigint primary key, price numeric(12, 2))"),
            advised("Q01", "A key has room for two thousand million rows")
                    .locks("nothing now; on the day it is full every insert fails", "until every row is written anew")
                    .safely("table.id(), or bigint()")
                    .shown("create table users (id int primary key)", "create table users (id bigint primary key)")
                    .when(scene -> scene.columns().stream()
                                    .anyMatch(column -> column.has("primary key") && isShort(column))
                            || scene.table().filter(TypeRules::countsShortly).isPresent()),
            advised("Q14", "Columns of different widths leave holes in every row")
                    .locks("nothing; " + Alignment.MOST + " bytes and more of each row are empty", "for ever")
                    .safely("wide columns first: int8, timestamptz and float8; then int4, int2 and boolean; then text")
                    .shown(
                            "create table hits (seen boolean, id bigint primary key, done boolean, at timestamptz,"
                                    + " old boolean, size bigint)",
                            "create table hits (id bigint primary key, at timestamptz, size bigint, seen boolean,"
                                    + " done boolean, old boolean)")
                    .when(scene -> scene.table()
                            .filter(table -> Alignment.waste(table.columns()) >= Alignment.MOST)
                            .isPresent())
                    .telling(scene -> scene.table()
                            .map(table -> Alignment.waste(table.columns()) + " bytes of each row are empty")
                            .orElse("")));

    private static Rule type(String id, String title, String matters, String instead, Predicate<String> type) {
        return advised(id, title)
                .locks("nothing now; " + matters, "for ever")
                .safely(instead)
                .when(scene -> scene.columns().stream().map(WrittenColumn::type).anyMatch(type));
    }

    private static boolean isShort(WrittenColumn column) {
        return SHORT.contains(column.type());
    }

    private static boolean countsShortly(WrittenTable table) {
        return table.constraints().stream()
                .filter(constraint -> constraint.begins("primary key"))
                .flatMap(constraint -> constraint.inside().parts().stream())
                .anyMatch(key -> table.columns().stream()
                        .anyMatch(column ->
                                column.name().equals(key.name()) && column.has("identity") && isShort(column)));
    }
}
