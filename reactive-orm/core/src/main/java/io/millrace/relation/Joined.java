package io.millrace.relation;

import io.millrace.preload.Branch;
import io.millrace.preload.Preload;
import java.util.List;

/**
 * A relation that a join of the query brings, rather than a statement of its own: {@code
 * from(POST).join(POST.user, u).preload(POST.user.joined(u))}.
 *
 * @param <S> the record whose relation it is
 * @param <X> the record that it leads to
 */
public final class Joined<S, X> implements Preload<S> {

    private final Branch<X> branch;

    Joined(Branch<X> branch) {
        this.branch = branch;
    }

    /** With these relations of its own rows, which further joins bring or statements of their own. */
    @SafeVarargs
    public final Joined<S, X> preload(Preload<? super X> first, Preload<? super X>... more) {
        return new Joined<>(branch.and(first, more));
    }

    @Override
    public List<Branch<?>> branches() {
        return List.of(branch);
    }
}
