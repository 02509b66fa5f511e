package io.millrace.migrate.compare;

import io.millrace.migrate.catalog.LiveConstraint;
import io.millrace.migrate.catalog.LiveIndex;
import io.millrace.migrate.catalog.LiveTable;
import io.millrace.migrate.report.Difference.Kind;
import io.millrace.table.CheckDefinition;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.IndexDefinition;
import io.millrace.table.ReferenceDefinition;
import io.millrace.table.TableDefinition;
import io.millrace.table.UniqueDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares keys, constraints and indexes of one table: by what they keep, and then by name. */
final class Constraints {

    private final TableDefinition definition;
    private final LiveTable live;
    private final Found found;
    private final Set<String> known = new HashSet<>();

    Constraints(TableDefinition definition, LiveTable live, Found found) {
        this.definition = definition;
        this.live = live;
        this.found = found;
    }

    /** Is told of each difference. */
    @FunctionalInterface
    interface Found {

        void add(Kind kind, String subject, String message);
    }

    void compare() {
        key();
        definition.uniques().forEach(this::unique);
        definition.indexes().forEach(this::index);
        definition.checks().forEach(this::check);
        definition.references().forEach(this::reference);
        unknown();
    }

    private void key() {
        List<String> wanted =
                definition.key().stream().map(ColumnDefinition::name).toList();
        List<LiveConstraint> keys = live.constraints(LiveConstraint.Kind.PRIMARY_KEY);
        keys.forEach(key -> known.add(key.name()));
        List<String> there = keys.isEmpty() ? List.of() : keys.get(0).columns();
        if (!wanted.equals(there)) {
            found.add(
                    Kind.OTHER_KEY,
                    "",
                    "has the primary key " + Comparison.list(there) + " in the database, and " + definition.record()
                            + " has " + Comparison.list(wanted));
        }
    }

    private void unique(UniqueDefinition unique) {
        Set<String> columns = Set.copyOf(unique.columns());
        Optional<LiveIndex> keeper = live.indexes().stream()
                .filter(index -> index.unique()
                        && index.valid()
                        && index.predicate().isEmpty()
                        && index.nullsNotDistinct() == unique.nullsNotDistinct()
                        && Set.copyOf(names(index)).equals(columns))
                // The one of its name, where there are several.
                .max((one, other) -> Boolean.compare(
                        one.name().equals(unique.name()), other.name().equals(unique.name())));
        if (keeper.isEmpty()) {
            found.add(
                    Kind.MISSING_UNIQUE,
                    unique.name(),
                    "is not in the database: nothing keeps " + Comparison.list(unique.columns()) + " of "
                            + definition.record() + " unique");
            return;
        }
        known.add(keeper.get().name());
        if (!keeper.get().name().equals(unique.name())) {
            found.add(
                    Kind.OTHER_NAME,
                    unique.name(),
                    "is named " + keeper.get().name()
                            + " in the database: its violation is not told as an error of the field");
        }
    }

    private static List<String> names(LiveIndex index) {
        return index.elements().stream()
                .map(element -> element.split(" ", 2)[0])
                .toList();
    }

    private void index(IndexDefinition index) {
        Optional<LiveIndex> there = live.indexes().stream()
                .filter(one -> one.name().equals(index.name()) || isLike(one, index))
                // One that is like it, before one that only has its name.
                .max((one, other) -> Boolean.compare(isLike(one, index), isLike(other, index)));
        if (there.isEmpty()) {
            found.add(
                    Kind.MISSING_INDEX, index.name(), "is not in the database: on " + Comparison.list(index.columns()));
            return;
        }
        known.add(there.get().name());
        if (isOther(there.get(), index)) {
            found.add(
                    Kind.MISSING_INDEX,
                    index.name(),
                    "is another in the database: " + there.get().definition());
        } else if (!there.get().valid()) {
            found.add(Kind.INVALID_INDEX, there.get().name(), "was not built to its end, and answers no query");
        }
    }

    /** Whether it is surely not the one that is declared; expressions are not compared, which PostgreSQL writes anew. */
    private static boolean isOther(LiveIndex one, IndexDefinition index) {
        String method = index.using().isEmpty() ? "btree" : index.using();
        boolean columns = one.elements().size() == index.columns().size();
        for (int i = 0; columns && i < index.columns().size(); i++) {
            String there = one.elements().get(i);
            String declared = index.columns().get(i);
            columns = there.contains("(")
                    || declared.contains("(")
                    || first(there).equals(first(declared));
        }
        return !columns
                || one.unique() != index.unique()
                || !one.method().equals(method)
                || one.predicate().isEmpty() != index.where().isEmpty();
    }

    private static String first(String element) {
        return element.split(" ", 2)[0].replace("\"", "");
    }

    private static boolean isLike(LiveIndex one, IndexDefinition index) {
        String method = index.using().isEmpty() ? "btree" : index.using();
        return one.elements().equals(index.columns())
                && one.unique() == index.unique()
                && one.method().equals(method)
                && one.predicate().isEmpty() == index.where().isEmpty();
    }

    private void check(CheckDefinition check) {
        Optional<LiveConstraint> there = live.constraints(LiveConstraint.Kind.CHECK).stream()
                .filter(one -> one.name().equals(check.name()))
                .findFirst();
        known.add(check.name());
        if (there.isEmpty()) {
            found.add(Kind.MISSING_CHECK, check.name(), "is not in the database: check (" + check.condition() + ")");
        } else {
            validated(there.get());
        }
    }

    private void reference(ReferenceDefinition reference) {
        Optional<LiveConstraint> there = live.constraints(LiveConstraint.Kind.FOREIGN_KEY).stream()
                .filter(one -> one.columns().equals(reference.columns()) && refersTo(one, reference))
                .findFirst();
        String target = reference.table() + " " + Comparison.list(reference.keys());
        if (there.isEmpty()) {
            found.add(
                    Kind.MISSING_REFERENCE,
                    reference.name(),
                    "is not in the database: " + Comparison.list(reference.columns()) + " refers to " + target);
            return;
        }
        LiveConstraint one = there.get();
        known.add(one.name());
        String onDelete = switch (reference.onDelete()) {
            case NO_ACTION -> "a";
            case RESTRICT -> "r";
            case CASCADE -> "c";
            case SET_NULL -> "n";
            case SET_DEFAULT -> "d";
        };
        if (!one.keys().equals(reference.keys())
                || !one.onDelete().equals(onDelete)
                || one.deferred() != reference.deferred()) {
            found.add(Kind.OTHER_REFERENCE, one.name(), "is " + one.definition() + " in the database");
        } else {
            validated(one);
        }
    }

    private void validated(LiveConstraint one) {
        if (!one.validated()) {
            found.add(
                    Kind.NOT_VALIDATED,
                    one.name(),
                    "was never validated in the database: rows that were there before it may not keep it");
        }
    }

    private boolean refersTo(LiveConstraint one, ReferenceDefinition reference) {
        String schema = reference.namespace() == null ? live.schema() : reference.namespace();
        return one.target().equals(schema + "." + reference.table());
    }

    private void unknown() {
        for (LiveConstraint.Kind kind : List.of(
                LiveConstraint.Kind.UNIQUE,
                LiveConstraint.Kind.CHECK,
                LiveConstraint.Kind.FOREIGN_KEY,
                LiveConstraint.Kind.OTHER)) {
            for (LiveConstraint one : live.constraints(kind)) {
                if (known.add(one.name())) {
                    found.add(
                            Kind.UNKNOWN_CONSTRAINT,
                            one.name(),
                            "is in the database, and no record declares it: " + one.definition());
                }
            }
        }
        for (LiveIndex index : live.indexes()) {
            if (!index.owned() && known.add(index.name())) {
                found.add(
                        Kind.UNKNOWN_INDEX,
                        index.name(),
                        "is in the database, and no record declares it: " + index.definition());
            }
        }
    }
}
