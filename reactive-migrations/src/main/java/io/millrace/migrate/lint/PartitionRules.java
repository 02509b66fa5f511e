package io.millrace.migrate.lint;

import static io.millrace.migrate.lint.Rule.advised;
import static io.millrace.migrate.lint.Rule.refused;

import io.millrace.migrate.lint.written.AlteredTable;
import io.millrace.migrate.lint.written.WrittenColumn;
import io.millrace.migrate.lint.written.WrittenTable;
import io.millrace.migrate.sql.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules about tables in parts. */
final class PartitionRules {

    /** From how many partitions on a statement that goes through all of them is told. */
    private static final int MANY = 16;

    private PartitionRules() {}

    static final List<Rule> ALL = List.of(
            refused("L08", "An index of a parted table is built concurrently")
                    .locks("nothing: PostgreSQL refuses it", "in the middle of the migration")
                    .safely(
                            "create index on only the parent, build one concurrently on each partition, and attach them")
                    .after("create table hits (at date) partition by range (at)")
                    .shown(
                            "create index concurrently hits_at_idx on hits (at)",
                            "create index hits_at_idx on only hits (at)")
                    .when(scene -> scene.index()
                            .filter(index ->
                                    index.concurrently() && scene.known().isParted(index.table()))
                            .isPresent()),
            refused("L35", "A table becomes a partition, and every row of it is looked at")
                    .locks(
                            "ACCESS EXCLUSIVE on the table that is attached: reads and writes wait",
                            "until every row is looked at")
                    .safely("first a check of the same bounds, not valid and then validated; PostgreSQL trusts it")
                    .shown(
                            "alter table hits attach partition old for values from (1) to (10)",
                            "alter table old add constraint c check (at >= 1 and at < 10) not valid;"
                                    + " alter table old validate constraint c;"
                                    + " alter table hits attach partition old for values from (1) to (10)")
                    .whenAltered((scene, table, clause) -> clause.phrase().begins("attach partition")
                            && !scene.isFresh(clause.phrase().from(2).name())
                            && scene.earlier().stream()
                                    .flatMap(before -> AlteredTable.of(before).stream())
                                    .filter(before -> before.name()
                                            .equals(clause.phrase().from(2).name()))
                                    .flatMap(before -> before.clauses().stream())
                                    .noneMatch(before -> before.phrase().begins("validate constraint"))),
            refused("L37", "A partition is detached while nobody can use the table")
                    .locks(
                            "ACCESS EXCLUSIVE on the whole table: reads and writes of every partition wait",
                            "until it commits")
                    .safely("schema.detachPartition(…), which does it concurrently")
                    .shown(
                            "alter table hits detach partition old",
                            "alter table hits detach partition old concurrently")
                    .whenAltered((scene, table, clause) -> clause.phrase().begins("detach partition")
                            && !clause.phrase().has("concurrently")
                            && !clause.phrase().has("finalize")),
            refused("L36", "A partition is added beside one that has the rest, and every row of that one is looked at")
                    .locks(
                            "ACCESS EXCLUSIVE on the partition that has the rest: reads and writes wait",
                            "until every row" + " of it is looked at for one that belongs to the new one")
                    .safely("first a check on it that no row belongs to the new one, not valid and then validated")
                    .after("create table hits (at int8) partition by range (at);"
                            + " create table hits_rest partition of hits default")
                    .shown(
                            "create table hits_1 partition of hits for values from (1) to (10)",
                            "alter table hits_rest add constraint not_1 check (at < 1 or at >= 10) not valid;"
                                    + " alter table hits_rest validate constraint not_1;"
                                    + " create table hits_1 partition of hits for values from (1) to (10)")
                    .when(scene -> !rest(scene).isEmpty())
                    .telling(scene -> rest(scene) + LiveRules.size(scene.live().load(rest(scene)))),
            advised("L38", "A statement goes through many partitions")
                    .locks(
                            "what it locks of the table, of every partition as well, one after the other",
                            "until the last of them is done")
                    .safely(
                            "the same on each partition first, in migrations of their own; then on the table, which finds it"
                                    + " there; a column can only come to all of them at once, at a quiet hour")
                    .amid(Live.of("hits", new Load(0, 0, 0, 40, List.of(), "")))
                    .shown(
                            "alter table hits add constraint c check (size > 0) not valid",
                            "alter table hits_1 add constraint c check (size > 0) not valid")
                    .when(scene -> (scene.index().filter(index -> !index.only()).isPresent()
                                    || scene.clauses().stream().anyMatch(clause -> !isOfOne(clause.phrase())))
                            && partitions(scene) >= MANY)
                    .telling(scene -> partitions(scene) + " partitions"),
            refused("Q24", "A key of a parted table leaves out what the table is parted by")
                    .locks("nothing: PostgreSQL refuses it", "in the middle of the migration")
                    .safely("the columns that the table is parted by in each of its keys")
                    .shown(
                            "create table hits (id int8 primary key, at date) partition by range (at)",
                            "create table hits (id int8, at date, primary key (id, at)) partition by range (at)")
                    .when(scene ->
                            scene.table().filter(PartitionRules::leavesOut).isPresent()));

    /** The partition that has the rest, where the statement adds another to its table and nothing says that it is clear. */
    private static String rest(Scene scene) {
        @Nullable String rest = parent(scene)
                .filter(parent -> !scene.isFresh(parent))
                .flatMap(parent -> scene.known().of(parent))
                .map(known -> known.rest)
                .orElse(null);
        if (rest == null || scene.isFresh(rest)) {
            return "";
        }
        boolean looked = scene.earlier().stream()
                .flatMap(before -> AlteredTable.of(before).stream())
                .filter(before -> before.name().equals(rest))
                .flatMap(before -> before.clauses().stream())
                .anyMatch(clause -> clause.phrase().begins("validate constraint"));
        return looked ? "" : rest;
    }

    private static Optional<String> parent(Scene scene) {
        Optional<String> made = scene.table()
                .filter(table ->
                        table.rest().begins("partition of") && !table.rest().has("default"))
                .map(table -> table.rest().from(2).name());
        return made.or(() -> scene.altered()
                .filter(table -> table.clauses().stream()
                        .anyMatch(clause -> clause.phrase().begins("attach partition")
                                && !clause.phrase().has("default")))
                .map(AlteredTable::name));
    }

    private static int partitions(Scene scene) {
        int known = scene.known()
                .of(scene.inUse())
                .map(table -> table.partitions.size())
                .orElse(0);
        return Math.max(known, scene.load().partitions());
    }

    private static boolean isOfOne(Phrase clause) {
        return clause.begins("attach partition") || clause.begins("detach partition");
    }

    private static boolean leavesOut(WrittenTable table) {
        if (!table.rest().has("partition by")) {
            return false;
        }
        List<Phrase> parted = table.rest().after("partition by").inside().parts();
        return keys(table)
                .anyMatch(key -> parted.stream()
                        .anyMatch(column -> !column.name().isEmpty()
                                && !column.has("(")
                                && key.stream().noneMatch(name -> name.equals(column.name()))));
    }

    private static Stream<List<String>> keys(WrittenTable table) {
        return Stream.concat(
                table.columns().stream()
                        .filter(column -> column.has("primary key") || column.has("unique"))
                        .map(WrittenColumn::name)
                        .map(List::of),
                table.constraints().stream()
                        .filter(constraint -> constraint.begins("primary key") || constraint.begins("unique"))
                        .map(constraint -> constraint.inside().parts().stream()
                                .map(Phrase::name)
                                .toList()));
    }
}
