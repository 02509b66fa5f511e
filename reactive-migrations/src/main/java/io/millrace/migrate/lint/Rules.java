package io.millrace.migrate.lint;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules, in the order of their ids; the pages of {@code docs/rules} are made of them. */
public final class Rules {

    /** All of them. */
    public static final List<Rule> ALL = Stream.of(
                    IndexRules.ALL,
                    ColumnRules.ALL,
                    ConstraintRules.ALL,
                    StorageRules.ALL,
                    TransactionRules.ALL,
                    CompatibilityRules.ALL,
                    DataRules.ALL,
                    QualityRules.ALL,
                    TypeRules.ALL,
                    ReferenceRules.ALL,
                    NameRules.ALL,
                    PartitionRules.ALL,
                    LiveRules.ALL,
                    HistoryRules.ALL)
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Rule::id))
            .toList();

    private Rules() {}

    /** The rule of an id, where there is one. */
    public static Optional<Rule> of(String id) {
        return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
