package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;
import static io.millrace.migrate.lint.Rule.refused;

import io.millrace.migrate.lint.written.AlteredTable;
import io.millrace.migrate.operation.Backfill;
import io.millrace.migrate.sql.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules about rows. */
final class DataRules {

    /** Types whose values PostgreSQL keeps outside of the row where they are long. */
    private static final Set<String> LONG = Set.of("text", "bytea", "json", "jsonb", "xml", "tsvector", "hstore");

    private DataRules() {}

    static final List<Rule> ALL = List.of(
            refused("D03", "Every row is changed or deleted at once")
                    .locks(
                            "every row that it touches: other writers of them wait; vacuum and replicas fall behind",
                            "until the last row is done")
                    .safely("schema.backfill(…) or schema.deleteInBatches(…), which go on batch by batch outside of the"
                            + " transaction")
                    .shown("update users set name = lower(name)", "insert into roles (name) values ('admin')")
                    .when(scene -> !(scene.operation() instanceof Backfill)
                            && written(scene)
                                    .filter(table -> !scene.isFresh(table))
                                    .isPresent()),
            advised("D04", "Rows are written in the transaction that changes a table")
                    .locks("the table stays locked as the change locked it", "until the rows are written")
                    .safely("a migration for the table, and another for the rows")
                    .shown(
                            "alter table users add column role text; insert into users (id, role) select 1, 'a'",
                            "insert into users (email, role) values ('a', 'b')")
                    .when(scene -> (scene.begins("insert") || written(scene).isPresent())
                            && scene.together().stream()
                                    .flatMap(before -> AlteredTable.of(before).stream())
                                    .anyMatch(before -> !scene.isFresh(before.name()))),
            advised("D06", "Rows are written with ids of their own, and the counter does not know")
                    .locks("nothing; later inserts fail with a duplicate key", "until it has counted past them")
                    .safely(
                            "leave the id out; or select setval(pg_get_serial_sequence('users', 'id'), max(id)) from users")
                    .shown(
                            "insert into users (id, name) values (1, 'Ann')",
                            "insert into users (id, name) values (1, 'Ann');"
                                    + " select setval('users_id_seq', max(id)) from users")
                    .when(scene -> scene.begins("insert into")
                            && scene.phrase().from(2).afterName().inside().parts().stream()
                                    .anyMatch(column -> column.name().equals("id"))
                            && scene.phrase().hasAnywhere("values")
                            && scene.later().stream().noneMatch(later -> later.hasAnywhere("setval"))),
            advised("D09", "Long values are written anew in every row")
                    .locks(
                            "every row; what is longer than about 2,000 bytes is written a second time, beside the table,"
                                    + " and all of it to the log and to replicas",
                            "until the last row is done; the old values are kept until vacuum takes them away")
                    .safely(
                            "schema.backfill(…), whose batches are smaller where rows are longer; and set other columns in a"
                                    + " statement of their own, which leaves long values where they are")
                    .after("create table documents (id int8 primary key, body text, reads int)")
                    .shown(
                            "update documents set body = lower(body), reads = 0",
                            "update documents set body = lower(body) where id between 1 and 1000")
                    .when(scene -> !longOnes(scene).isEmpty()
                            && written(scene)
                                    .filter(table -> !scene.isFresh(table))
                                    .isPresent())
                    .telling(scene -> String.join(", ", longOnes(scene))));

    /** The columns that are set in every row and may hold long values, with their types. */
    private static List<String> longOnes(Scene scene) {
        if (!scene.begins("update") || scene.has("where") || scene.operation() instanceof Backfill) {
            return List.of();
        }
        String table = scene.phrase().past("update only").past("update").name();
        return scene.phrase().after("set").before("from", "returning").parts().stream()
                .map(Phrase::name)
                .filter(column -> scene.known()
                        .type(table, column)
                        .filter(DataRules::isLong)
                        .isPresent())
                .map(column -> table + "." + column + " is "
                        + scene.known().type(table, column).orElseThrow())
                .toList();
    }

    private static boolean isLong(String type) {
        return LONG.contains(type) || type.endsWith("]");
    }

    private static Optional<String> written(Scene scene) {
        if (scene.begins("update")) {
            return Optional.of(scene.phrase().past("update only").past("update").name());
        }
        return scene.begins("delete from")
                ? Optional.of(scene.phrase()
                        .past("delete from only")
                        .past("delete from")
                        .name())
                : Optional.empty();
    }
}
