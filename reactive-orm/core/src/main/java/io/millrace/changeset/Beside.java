package io.millrace.changeset;

import io.millrace.error.FieldError;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * What few changesets have, kept apart so that the others are small.
 *
 * @param later what is checked when everything else is right
 * @param questions columns whose values are to be unique together, to be asked of the database first
 * @param related what becomes of the rows of relations
 * @param work what is done beside the write
 */
record Beside<R>(List<Later<R>> later, List<List<Integer>> questions, List<RelatedChanges<?>> related, Work<R> work) {

    private static final Beside<?> NONE = new Beside<>(List.of(), List.of(), List.of(), Work.none());

    @SuppressWarnings("unchecked") // it holds nothing of any record
    static <R> Beside<R> none() {
        return (Beside<R>) NONE;
    }

    Beside<R> later(Later<R> check) {
        return new Beside<>(State.added(later, check), questions, related, work);
    }

    Beside<R> question(List<Integer> columns) {
        return new Beside<>(later, State.added(questions, columns), related, work);
    }

    Beside<R> related(List<RelatedChanges<?>> all) {
        return new Beside<>(later, questions, all, work);
    }

    Beside<R> work(Work<R> other) {
        return new Beside<>(later, questions, related, other);
    }

    /** With what becomes of the rows of some relations, instead of what was to become of them before. */
    Beside<R> relating(List<RelatedChanges<?>> changed) {
        if (related.isEmpty()) {
            return related(changed);
        }
        List<RelatedChanges<?>> all = new ArrayList<>(related);
        for (RelatedChanges<?> other : changed) {
            all.removeIf(one -> one.name().equals(other.name()));
        }
        all.addAll(changed);
        return related(List.copyOf(all));
    }

    /** Both; of a relation that both have, the other one's. */
    Beside<R> joined(Beside<R> other) {
        return new Beside<>(
                State.continued(later, other.later),
                State.continued(questions, other.questions),
                relating(other.related).related(),
                work.joined(other.work));
    }

    /** A check whose answer comes later. */
    @FunctionalInterface
    interface Later<R> {

        /** What it finds wrong; it may ask whether values are taken. */
        Flux<FieldError> errors(Changeset<R> changes, Changeset.Taken taken);
    }
}
