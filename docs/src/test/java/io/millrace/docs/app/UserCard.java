package io.millrace.docs.app;

import static io.millrace.docs.app.PostTable.POST;

import io.millrace.expr.TextExpr;
import io.millrace.relation.ToMany;
import io.millrace.schema.Count;
import io.millrace.schema.Shape;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

// tag::record[]
@Shape(User.class)
public record UserCard(
        String name, // the column of this name
        @Nullable Integer age, // it may be null there, so it may be here
        Optional<String> city, // what a static method of this name makes of the table
        @Count("posts") long postCount, // how many rows a relation has
        List<PostLine> latest) { // the rows that a static method picks

    static <S> TextExpr<S, Optional<String>> city(UserTable<S> user) {
        return user.address.city;
    }

    static ToMany<User, Post> latest(UserTable<User> user) {
        return user.posts.where(POST.published).orderBy(POST.id.desc()).limit(2);
    }

    @Shape(Post.class)
    public record PostLine(String title, long views) {}
}
// end::record[]
