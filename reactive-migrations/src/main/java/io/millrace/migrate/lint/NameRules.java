package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;
import static io.millrace.migrate.lint.Rule.refused;

import io.millrace.migrate.lint.written.AlteredTable;
import io.millrace.migrate.lint.written.WrittenColumn;
import io.millrace.migrate.lint.written.WrittenIndex;
import io.millrace.migrate.lint.written.WrittenTable;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about names, and about values that are given to them. */
final class NameRules {

    private static final int LONGEST = 63;
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** The words that PostgreSQL reserves, of those that somebody may want for a table or a column. */
    private static final Set<String> RESERVED = Set.of(
            "all",
            "analyse",
            "analyze",
            "and",
            "any",
            "array",
            "as",
            "asc",
            "both",
            "case",
            "cast",
            "check",
            "collate",
            "column",
            "constraint",
            "create",
            "default",
            "desc",
            "distinct",
            "do",
            "else",
            "end",
            "except",
            "false",
            "fetch",
            "for",
            "foreign",
            "from",
            "grant",
            "group",
            "having",
            "in",
            "initially",
            "intersect",
            "into",
            "leading",
            "limit",
            "not",
            "null",
            "offset",
            "on",
            "only",
            "or",
            "order",
            "placing",
            "primary",
            "references",
            "returning",
            "select",
            "some",
            "table",
            "then",
            "to",
            "trailing",
            "true",
            "union",
            "unique",
            "user",
            "using",
            "variadic",
            "when",
            "where",
            "window",
            "with");

    private NameRules() {}

    static final List<Rule> ALL = List.of(
            refused("Q11", "A name is longer than PostgreSQL keeps")
                    .locks("nothing; it is cut silently, and two names may become one", "for ever")
                    .safely("a name of at most 63 bytes")
                    .shown("create view " + "a".repeat(LONGEST + 1) + " as select 1", "create view short as select 1")
                    .when(scene -> scene.phrase().tokens().stream()
                            .anyMatch(token ->
                                    token.isName() && token.text().getBytes(StandardCharsets.UTF_8).length > LONGEST)),
            advised("Q12", "A name stands in quotes wherever it is used")
                    .locks("nothing; without its quotes it is another name, or a keyword", "for ever")
                    .safely("words in lower case with _ between them that PostgreSQL does not reserve")
                    .shown(
                            "create table \"Users\" (id bigint primary key)",
                            "create table users (id bigint primary key)")
                    .when(scene -> !quoted(scene).isEmpty())
                    .telling(scene -> String.join(", ", quoted(scene))),
            advised("Q19", "A table is named without its schema, and was made with one")
                    .locks("whichever table the session finds first", "in one session and not in another")
                    .safely("its schema before its name; or leave schemas out, and run the migrator inSchema(…)")
                    .after("create table billing.invoices (id bigint primary key)")
                    .shown(
                            "alter table invoices add column note text",
                            "alter table billing.invoices add column note text")
                    .when(scene -> !elsewhere(scene).isEmpty())
                    .telling(NameRules::elsewhere),
            refused("Q20", "A column gets two values in one statement")
                    .locks("nothing: PostgreSQL refuses it", "in the middle of the migration")
                    .safely("name each column once")
                    .shown(
                            "insert into roles (name, name) values ('admin', 'guest')",
                            "insert into roles (name) values ('admin')")
                    .when(scene -> isDouble(targets(scene)) || isDouble(columns(scene))));

    private static List<String> quoted(Scene scene) {
        Stream<String> table = scene.table().map(WrittenTable::name).stream();
        Stream<String> columns = scene.columns().stream().map(WrittenColumn::name);
        Stream<String> index = scene.index().map(WrittenIndex::name).stream();
        Stream<String> renamed = scene.begins("alter") && scene.has("rename")
                ? Stream.of(scene.phrase().after("rename").after("to").name())
                : Stream.empty();
        return Stream.of(table, columns, index, renamed)
                .flatMap(Function.identity())
                .flatMap(name -> Stream.of(name.split("\\.", -1)))
                .filter(name -> !name.isEmpty())
                .filter(name -> !PLAIN.matcher(name).matches() || RESERVED.contains(name))
                .distinct()
                .toList();
    }

    private static String elsewhere(Scene scene) {
        String name = scene.altered()
                .map(AlteredTable::name)
                .or(() -> scene.index().map(WrittenIndex::table))
                .orElseGet(scene::written);
        if (name.isEmpty() || name.indexOf('.') >= 0 || scene.known().of(name).isPresent()) {
            return "";
        }
        return scene.known().tables().stream()
                .filter(other -> other.endsWith("." + name))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static List<String> targets(Scene scene) {
        return scene.begins("insert into")
                ? scene
                        .phrase()
                        .from(2)
                        .afterName()
                        .before("values", "select", "default", "overriding")
                        .inside()
                        .parts()
                        .stream()
                        .map(part -> part.name())
                        .toList()
                : List.of();
    }

    private static List<String> columns(Scene scene) {
        boolean update = scene.begins("update") || scene.begins("insert into");
        return update
                ? scene.phrase().after("set").before("from", "where", "returning").parts().stream()
                        .map(part -> part.name())
                        .filter(name -> !name.isEmpty())
                        .toList()
                : List.of();
    }

    private static boolean isDouble(List<String> names) {
        return new HashSet<>(names).size() < names.size();
    }
}
