package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;

import io.millrace.migrate.lint.written.AlteredTable;
import io.millrace.migrate.lint.written.Clause;
import io.millrace.migrate.lint.written.WrittenColumn;
import io.millrace.migrate.lint.written.WrittenIndex;
import io.millrace.migrate.lint.written.WrittenTable;
import io.millrace.migrate.sql.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules about foreign keys, which are hard to change later. */
final class ReferenceRules {

    private ReferenceRules() {}

    static final List<Rule> ALL = List.of(
            advised("Q02", "A foreign key is of another type than what it refers to")
                    .locks(
                            "nothing now; the narrower one runs full before the other, and joins convert each value",
                            "until one of them is written anew")
                    .safely("the type of the other table's key")
                    .after("create table users (id bigint primary key)")
                    .shown(
                            "create table posts (id bigint primary key, author int references users on delete cascade);"
                                    + " create index posts_author on posts (author)",
                            "create table posts (id bigint primary key, author bigint references users on delete cascade);"
                                    + " create index posts_author on posts (author)")
                    .when(scene -> references(scene).anyMatch(reference -> reference.differs(scene))),
            advised("Q03", "A foreign key has no index")
                    .locks("nothing now; deleting a row of the other table reads this whole table", "each time")
                    .safely("table.index(…) of its columns")
                    .shown(
                            "create table posts (id int8 primary key, author int8 references users on delete cascade)",
                            "create table posts (id int8 primary key, author int8 references users on delete cascade);"
                                    + " create index posts_author on posts (author)")
                    .when(scene -> references(scene).anyMatch(reference -> !reference.isIndexed(scene))),
            advised("Q04", "A foreign key does not say what happens when the other row goes")
                    .locks("nothing now; deleting the other row fails", "until this one is gone")
                    .safely("onDelete(Action.CASCADE), SET_NULL or RESTRICT, to say that you thought of it")
                    .shown(
                            "create table posts (id int8 primary key, author int8 references users);"
                                    + " create index posts_author on posts (author)",
                            "create table posts (id int8 primary key, author int8 references users on delete restrict);"
                                    + " create index posts_author on posts (author)")
                    .when(scene ->
                            references(scene).anyMatch(reference -> !reference.phrase.hasAnywhere("on delete"))));

    /**
     * A reference.
     *
     * @param table the table that refers
     * @param column its first column
     * @param type the column's type, where it is written beside it
     * @param phrase the words of it
     */
    private record Reference(String table, String column, String type, Phrase phrase) {

        boolean differs(Scene scene) {
            Phrase target = phrase.after("references");
            String other = target.name();
            Optional<String> named = Optional.of(target.afterName())
                    .filter(rest -> rest.begins("("))
                    .map(rest -> rest.inside().name());
            Optional<String> key = named.or(() -> scene.known()
                    .of(other)
                    .filter(known -> !known.key.isEmpty())
                    .map(known -> known.key.get(0)));
            Optional<String> own = type.isEmpty() ? scene.known().type(table, column) : Optional.of(type);
            Optional<String> their = key.flatMap(column -> scene.known().type(other, column));
            return own.isPresent() && their.isPresent() && !TypeChanges.isSame(own.get(), their.get());
        }

        boolean isIndexed(Scene scene) {
            boolean index = Stream.concat(scene.earlier().stream(), scene.later().stream())
                            .flatMap(statement -> WrittenIndex.of(statement).stream())
                            .anyMatch(written -> written.table().equals(table)
                                    && written.first().equals(column))
                    || scene.known()
                            .of(table)
                            .filter(known -> known.indexes.values().stream()
                                    .anyMatch(written -> written.first().equals(column)))
                            .isPresent();
            return index || scene.table().filter(this::isKey).isPresent();
        }

        private boolean isKey(WrittenTable made) {
            return made.columns().stream()
                            .anyMatch(own -> own.name().equals(column) && (own.has("unique") || own.has("primary key")))
                    || made.constraints().stream()
                            .filter(own -> own.begins("unique") || own.begins("primary key"))
                            .anyMatch(own -> own.inside().name().equals(column));
        }
    }

    private static Stream<Reference> references(Scene scene) {
        String table = scene.table()
                .map(WrittenTable::name)
                .orElseGet(() -> scene.altered().map(AlteredTable::name).orElse(""));
        return Stream.concat(
                scene.columns().stream()
                        .filter(column -> column.has("references"))
                        .map(column -> new Reference(table, column.name(), column.type(), column.phrase())),
                keys(scene)
                        .map(key -> new Reference(
                                table,
                                key.inside().name(),
                                type(scene, key.inside().name()),
                                key)));
    }

    private static String type(Scene scene, String column) {
        return scene.columns().stream()
                .filter(own -> own.name().equals(column))
                .map(WrittenColumn::type)
                .findFirst()
                .orElse("");
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
}
