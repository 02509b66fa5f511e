package io.millrace.processor.read;

import io.millrace.processor.model.Filter;
import io.millrace.processor.model.Sort;
import io.millrace.processor.model.Via;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from one record to another.
 *
 * @param steps the tables, the last of them the other record's
 * @param sorts the order of its rows
 * @param once whether a row comes once, however many ways lead to it
 */
record Link(List<Step> steps, List<Sort> sorts, boolean once) {

    Link {
        steps = List.copyOf(steps);
        sorts = List.copyOf(sorts);
    }

    /**
     * From one table to the next.
     *
     * @param to the table
     * @param near the columns of the table before
     * @param far the columns of this one that equal them
     * @param many whether there may be several rows
     * @param shared whether several rows of the table before may lead to one row
     * @param filters what is asked of the rows
     */
    record Step(Place to, List<String> near, List<String> far, boolean many, boolean shared, List<Filter> filters) {

        /** Whether the next step goes on by the key that led here, of a row that is sure to be there. */
        boolean isPassed(Step next) {
            return shared && !many && filters.isEmpty() && to.deletion() == null && far.equals(next.near());
        }

        /** This step and the next as one. */
        Step on(Step next) {
            return new Step(next.to(), near, next.far(), next.many(), next.shared(), next.filters());
        }
    }

    /**
     * A table.
     *
     * @param namespace the schema it is in, or null
     * @param table its name
     * @param label what messages call it
     * @param key its primary key
     * @param deletion its column that says when a row was deleted, or null
     */
    record Place(
            @Nullable String namespace,
            String table,
            String label,
            List<String> key,
            @Nullable String deletion) {

        static Place of(Foreign record) {
            return new Place(
                    record.namespace(),
                    record.table(),
                    record.simpleName(),
                    record.key().stream().map(Foreign.Field::column).toList(),
                    record.deletion());
        }
    }

    /** A way of one step. */
    static Link of(Step step) {
        return new Link(List.of(step), List.of(), false);
    }

    /**
     * A way of several; a row comes once. A table that is only passed, reached by its primary key and left by it, is left
     * out: the key before it is that behind it.
     */
    static Link through(List<Step> steps, List<Sort> sorts) {
        boolean many = false;
        boolean ambiguous = false;
        List<Step> shortest = new ArrayList<>();
        for (Step step : steps) {
            ambiguous |= many && step.shared();
            many |= step.many();
            Step before = shortest.isEmpty() ? null : shortest.get(shortest.size() - 1);
            if (before != null && before.isPassed(step)) {
                shortest.set(shortest.size() - 1, before.on(step));
            } else {
                shortest.add(step);
            }
        }
        return new Link(shortest, sorts, ambiguous);
    }

    /** Whether there may be several rows. */
    boolean isMany() {
        return steps.stream().anyMatch(Step::many);
    }

    Step first() {
        return steps.get(0);
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }

    /** With more filters on its last table, and in another order where there is one. */
    Link with(List<Filter> further, List<Sort> order) {
        Step last = last();
        List<Filter> filters = new ArrayList<>(last.filters());
        filters.addAll(further);
        List<Step> all = new ArrayList<>(steps);
        all.set(
                all.size() - 1,
                new Step(last.to(), last.near(), last.far(), last.many(), last.shared(), List.copyOf(filters)));
        return new Link(all, order.isEmpty() ? sorts : order, once);
    }

    /** The tables between. */
    List<Via> via() {
        List<Via> via = new ArrayList<>();
        for (int i = 0; i < steps.size() - 1; i++) {
            Step step = steps.get(i);
            List<String> before = step.far();
            List<String> behind = steps.get(i + 1).near();
            via.add(new Via(
                    step.to().namespace(),
                    step.to().table(),
                    step.to().label(),
                    step.to().key(),
                    step.to().deletion(),
                    before,
                    behind,
                    step.filters()));
        }
        return via;
    }
}
