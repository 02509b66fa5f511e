package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.run.Statements;
import io.millrace.preload.Branch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a relation is fetched for keys that are known, and what its own rows lead to behind it.
 *
 * @param <X> the rows
 */
final class RelationFetch<X> implements EarlyFetch<X> {

    private final Statements statements;
    private final Branch<X> branch;
    private final List<? extends Column<?, ?>> types;
    private final Fetch<X> fetch;

    RelationFetch(Statements statements, Branch<X> branch) {
        this.statements = statements;
        this.branch = branch;
        this.types = Parents.keys(branch.owner(), branch);
        this.fetch = Fetch.of(branch, types);
    }

    @Override
    public Command<Child<X>> of(List<Object> keys, Wanted wanted) {
        Fetch.Statement<X> statement = fetch.of(keys, 0, wanted);
        return statements.command("preload", statement.tree(), statement.decoder());
    }

    @Override
    public List<@Nullable Ahead<?>> below(List<Object> keys, Followers followers) {
        return Descent.isPossible(branch, types) && followers.areWorthIt()
                ? new Descent(statements, followers).below(branch, Lineage.of(branch, types.get(0), keys))
                : List.of();
    }
}
