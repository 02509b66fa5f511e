package io.millrace.preload;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.SelectedRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The branches of one level, each relation once; for queries and repos. */
public final class Branches {

    private Branches() {}

    /**
     * The same branches, those of one relation made into one.
     *
     * @throws InvalidQuery where one relation is asked for in two ways
     */
    public static List<Branch<?>> merged(List<Branch<?>> branches) {
        if (branches.size() < 2) {
            return branches;
        }
        Map<Object, Branch<?>> merged = new LinkedHashMap<>();
        for (Branch<?> branch : branches) {
            merged.merge(identity(branch), branch, Branches::both);
        }
        return new ArrayList<>(merged.values());
    }

    /** Those that joins bring, each relation of a join once. What is asked for in two ways stays two. */
    static List<Branch<?>> brought(List<Branch<?>> branches) {
        List<Branch<?>> brought =
                branches.stream().filter(branch -> branch.fill() != null).toList();
        if (brought.size() < 2) {
            return brought;
        }
        Map<Object, Branch<?>> merged = new LinkedHashMap<>();
        for (Branch<?> branch : brought) {
            merged.merge(
                    List.of(identity(branch), Objects.requireNonNull(selected(branch)), branch.criteria()),
                    branch,
                    (first, second) -> first.and(second.nested()));
        }
        return new ArrayList<>(merged.values());
    }

    /** A relation, or the part of it that leads to one of several records. */
    private static Object identity(Branch<?> branch) {
        Choice choice = branch.choice();
        String relation = branch.path().relation();
        return choice == null ? relation : List.of(relation, choice.own().record());
    }

    private static Branch<?> both(Branch<?> first, Branch<?> second) {
        if (!first.criteria().equals(second.criteria())) {
            String label = first.path().label();
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_PRELOAD,
                    label + " is preloaded twice, with different conditions, orders or limits",
                    "a record holds the rows of a relation once",
                    "preload it once, or read the other rows on their own: " + first.constant() + ".of(row)"));
        }
        if (!Objects.equals(selected(first), selected(second))) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_PRELOAD,
                    first.path().label() + " is preloaded twice, from different joins or from one only",
                    "a record holds the rows of a relation once",
                    "preload it once"));
        }
        Branch<?> both = first.and(second.nested());
        return second.forced() ? both.force() : both;
    }

    /** What a join brings of it: that tells one join from another. */
    private static @Nullable SelectedRow selected(Branch<?> branch) {
        return branch.fill() == null ? null : branch.fill().selected();
    }
}
