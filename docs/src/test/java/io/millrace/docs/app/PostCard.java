package io.millrace.docs.app;

import io.millrace.schema.From;
import io.millrace.schema.Shape;

// tag::record[]
@Shape(Post.class)
public record PostCard(
        long id,
        String title,
        @From("user.name") String author, // over a relation to one
        Author user) { // a shape over a relation to one

    @Shape(User.class)
    public record Author(String name, Role role) {}
}
// end::record[]
