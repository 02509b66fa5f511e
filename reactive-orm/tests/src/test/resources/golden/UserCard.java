package app;

import io.millrace.expr.TextExpr;
import io.millrace.relation.ToMany;
import io.millrace.schema.*;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Shape(User.class)
public record UserCard(
        String name,
        @Nullable Integer age,
        @From("age") Optional<Integer> maybe,
        User.Address address,
        String shout,
        @Count("memberships") long membershipCount,
        List<Line> memberships,
        List<Membership> all) {

    static <S> TextExpr<S, String> shout(UserTable<S> user) {
        return user.name.upper();
    }

    static ToMany<User, Membership> all(UserTable<User> user) {
        return user.memberships.limit(3);
    }

    @Shape(Membership.class)
    public record Line(String team) {}
}
