package io.millrace.internal.preload;

import io.millrace.column.Column;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.statement.Follower;
import io.millrace.internal.run.Statements;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Parameter;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Call;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Postfix;
import io.millrace.internal.tree.expression.Prefix;
import io.millrace.preload.Branch;
import io.millrace.preload.Branches;
import io.millrace.table.GeneratedTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a relation lead to, sent behind it before they are there: a statement finds them itself by the keys
 * that the first one has. Only where it surely finds the same rows: by one key column each, all rows of a parent, chosen
 * by comparisons of their own columns with values.
 */
final class Descent {

    private final Statements statements;
    private final Followers followers;

    Descent(Statements statements, Followers followers) {
        this.statements = statements;
        this.followers = followers;
    }

    /**
     * Whether anything can be sent behind a relation.
     *
     * @param types the columns of the parents that its keys are in
     */
    static boolean isPossible(Branch<?> branch, List<? extends Column<?, ?>> types) {
        if (branch.nested().isEmpty()
                || types.size() != 1
                || !Fetch.isToldByKey(types.get(0).type())) {
            return false;
        }
        return isStraight(branch)
                && branch.nested().stream()
                        .anyMatch(below -> follows(below, branch.target().get().source()));
    }

    /**
     * Sends what the rows of a relation lead to.
     *
     * @param rows how they are found
     * @return what is on its way of each of the relation's merged branches, or null for one that has to wait
     */
    List<@Nullable Ahead<?>> below(Branch<?> branch, Lineage rows) {
        List<Branch<?>> nested = Branches.merged(branch.nested());
        List<@Nullable Ahead<?>> ahead = new ArrayList<>(nested.size());
        for (Branch<?> each : nested) {
            ahead.add(follows(each, branch.target().get().source()) ? following(each, rows) : null);
        }
        return ahead;
    }

    private <X> Ahead<X> following(Branch<X> branch, Lineage parents) {
        Column<?, ?> near = Parents.keys(branch.table(), branch).get(0);
        FollowingFetch<X> fetch = new FollowingFetch<>(branch, near, parents);
        Follower follower = followers.follower();
        Wanted seen = Wanted.of(List.of());
        return new Ahead<>(
                follower,
                true,
                seen,
                followers.add(follower, () -> command(fetch.of(seen))),
                branch.nested().isEmpty() ? List.of() : below(branch, parents.then(branch)));
    }

    private <X> Command<Child<X>> command(Fetch.Statement<X> statement) {
        return statements.command("preload", statement.tree(), statement.decoder());
    }

    /** Whether a relation of a table's rows is one that follows. */
    private static boolean follows(Branch<?> branch, TableNode parent) {
        return branch.holder() >= 0
                && isStraight(branch)
                && branch.path().parent() instanceof TableNode table
                && table.equals(parent)
                && table.alias() == null
                && table.owner() instanceof GeneratedTable<?, ?> owner
                && Fetch.isToldByKey(Parents.keys(owner, branch).get(0).type())
                && FollowingFetch.isPossible(branch, Parents.keys(owner, branch).get(0));
    }

    private static boolean isStraight(Branch<?> branch) {
        TableNode table = branch.target().get().source();
        return branch.fill() == null
                && branch.choice() == null
                && branch.path().via().isEmpty()
                && branch.path().near().size() == 1
                && branch.criteria().limit() == null
                && branch.criteria().conditions().stream().allMatch(condition -> isPlain(condition, table));
    }

    /** Whether a part says nothing but what the columns of a row say, whoever asks and however often. */
    private static boolean isPlain(Node part, TableNode table) {
        if (part instanceof Infix infix) {
            return isPlain(infix.left(), table) && isPlain(infix.right(), table);
        } else if (part instanceof Postfix postfix) {
            return isPlain(postfix.operand(), table);
        } else if (part instanceof Prefix prefix) {
            return isPlain(prefix.operand(), table);
        } else if (part instanceof Call call) {
            return (call.function().equals("any") || call.function().equals("all"))
                    && call.arguments().stream().allMatch(Parameter.class::isInstance);
        }
        return part instanceof Parameter
                || (part instanceof ColumnNode column && column.source().equals(table));
    }
}
