package io.millrace.query;

import io.millrace.expr.Condition;
import io.millrace.internal.tree.statement.Join;
import io.millrace.internal.tree.statement.Select;
import io.millrace.table.Joinable;
import io.millrace.table.LeftTable;
import io.millrace.table.RowSource;
import java.util.Optional;

/**
 * A query that starts from an outer form, so that every column of it may be null: the only kind that can be joined from
 * the right or in full.
 *
 * <pre>{@code
 * var user = USER.left("author");
 * var post = POST.left("post");
 * from(user).fullJoin(post, post.userId.eq(user.id)).select(user.name, post.title);
 * }</pre>
 *
 * @param <R> the record of the table that it starts from
 */
public final class OuterQuery<R> extends Query<Optional<R>> {

    OuterQuery(RowSource<Optional<R>> root, Select select) {
        super(root, select, false);
    }

    /** Joined on a condition, keeping the rows of the other without a match: {@code right join far as alias on condition}. */
    public <X> Query<Optional<R>> rightJoin(Joinable<X, Object> alias, Condition<? super Optional<R>> on) {
        return join(Join.Kind.RIGHT, alias.source(), on.node());
    }

    /** Joined on a condition, keeping the rows of both without a match: {@code full join far as alias on condition}. */
    public <X> OuterQuery<R> fullJoin(LeftTable<X> alias, Condition<? super Optional<R>> on) {
        return new OuterQuery<>(root(), statement().join(new Join(Join.Kind.FULL, alias.source(), on.node())));
    }
}
