package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Shapes that the schema does not have: one error each, at its own line, that says what to write. */
class ShapeRefusalsTest {

    private static final String USER = """
            package app;
            import io.millrace.schema.*;
            import org.jspecify.annotations.Nullable;
            @Schema
            @HasMany(name = "posts", of = Post.class)
            @HasOne(name = "profile", of = Profile.class)
            @HasOne(name = "first", of = Post.class)
            @HasOne(name = "newest", of = Post.class, orderBy = "id desc")
            public record User(@Id long id, String name, @Nullable Integer age, int visits) {}
            """;

    private static final String POST = """
            package app;
            import io.millrace.schema.*;
            import org.jspecify.annotations.Nullable;
            @Schema
            @BelongsTo(name = "user", of = User.class)
            public record Post(@Id long id, String title, long userId) {}
            """;

    private static final String PROFILE = """
            package app;
            import io.millrace.schema.*;
            @Schema
            @BelongsTo(name = "user", of = User.class)
            public record Profile(@Id long id, String bio, @Unique long userId) {}
            """;

    private static final String HEAD =
            "package app; import io.millrace.schema.*; import io.millrace.expr.*; import io.millrace.relation.*;"
                    + " import java.util.*; import org.jspecify.annotations.Nullable;\n";

    @Test
    void aComponentThatStandsForNothing() {
        refused("""
                @Shape(User.class)
                record Card(
                    String name,
                    String nmae) {}
                """, """
                Card.java:5: ORM-C30: Card.nmae stands for nothing: User has no nmae
                  because: a User has id, name, age, visits, profile, first, newest, posts
                  fix: did you mean "name"? otherwise @From or @Count to say what it stands for, or a static method nmae(UserTable<User> table)""");
    }

    @Test
    void aPathThatEndsAtNothing() {
        refused("@Shape(Post.class) record Card(@From(\"user.email\") String email) {}", """
                Card.java:2: ORM-C30: Card.email stands for nothing: User has no email
                  because: a User has id, name, age, visits, profile, first, newest, posts
                  fix: @From or @Count to say what it stands for, or a static method email(PostTable<Post> table)""");
    }

    @Test
    void aComponentOfAnotherType() {
        refused("@Shape(User.class) record Card(long name) {}", """
                Card.java:2: ORM-C31: Card.name is a long, and User.name is a String
                  because: values are read as the types that the schema has
                  fix: String name, or a static method that computes it""");
    }

    @Test
    void aWiderNumberIsAnotherType() {
        refused("@Shape(User.class) record Card(long visits) {}", """
                Card.java:2: ORM-C31: Card.visits is a long, and User.visits is an int
                  because: values are read as the types that the schema has
                  fix: int visits, or a static method that computes it""");
    }

    @Test
    void aNullableColumnInAPrimitive() {
        refused("@Shape(User.class) record Card(int age) {}", """
                Card.java:2: ORM-C32: Card.age is an int, and User.age may be null
                  because: User.age has @Nullable in the schema
                  fix: @Nullable Integer age, or Optional<Integer> age""");
    }

    @Test
    void aNullableColumnInWhatIsNeverNull() {
        refused("@Shape(User.class) record Card(Integer age) {}", """
                Card.java:2: ORM-C32: Card.age is an Integer, and User.age may be null
                  because: User.age has @Nullable in the schema
                  fix: @Nullable Integer age, or Optional<Integer> age""");
    }

    @Test
    void aColumnOverARelationThatMayLeadNowhere() {
        refused("@Shape(User.class) record Card(@From(\"profile.bio\") String bio) {}", """
                Card.java:2: ORM-C32: Card.bio is a String, and Profile.bio may be null
                  because: there may be no Profile to read it of
                  fix: @Nullable String bio, or Optional<String> bio""");
    }

    @Test
    void aNullablePrimitive() {
        refused("@Shape(User.class) record Card(@Nullable int visits) {}", """
                Card.java:2: ORM-C07: Card.visits is @Nullable and primitive
                  because: an int is never null
                  fix: int visits""");
    }

    @Test
    void aPathOverAColumn() {
        refused("@Shape(User.class) record Card(@From(\"name.length\") int length) {}", """
                Card.java:2: ORM-C34: Card.length goes over User.name, which is a column
                  because: a path goes over relations to one, and ends at a column or a relation
                  fix: @From("name"), or a static method for what is inside of the column""");
    }

    @Test
    void aPathOverMany() {
        refused("@Shape(User.class) record Card(@From(\"posts.title\") String title) {}", """
                Card.java:2: ORM-C34: Card.title goes over User.posts, which leads to many
                  because: for one row there are many of "posts.title"
                  fix: List<…> posts of a shape with it, @Count("posts"), or a static method that aggregates it""");
    }

    @Test
    void aPathOverOneOfSeveral() {
        refused("@Shape(User.class) record Card(@From(\"first.title\") @Nullable String title) {}", """
                Card.java:2: ORM-C34: Card.title goes over User.first, of which there may be several
                  because: the key that it is found by is not unique in Post
                  fix: @Unique on the component of Post with the key, or a shape of Post as first""");
        refused("@Shape(User.class) record Card(@From(\"newest.title\") @Nullable String title) {}", """
                Card.java:2: ORM-C34: Card.title goes over User.newest, of which there may be several
                  because: the relation takes the first of several rows, which a join does not
                  fix: a shape of Post as newest""");
    }

    @Test
    void oneWhereThereAreMany() {
        refused("@Shape(User.class) record Card(Line posts) { @Shape(Post.class) record Line(String title) {} }", """
                Card.java:2: ORM-C33: Card.posts is a Card.Line, and User.posts leads to many
                  because: a relation to many is read as a List
                  fix: List<Line> posts""");
    }

    @Test
    void manyWhereThereIsOne() {
        refused(
                "@Shape(User.class) record Card(List<Bio> profile) { @Shape(Profile.class) record Bio(String bio) {} }",
                """
                Card.java:2: ORM-C33: Card.profile is a List<Card.Bio>, and User.profile leads to one Profile
                  because: a relation to one has at most one row
                  fix: @Nullable Bio profile""");
    }

    @Test
    void oneThatIsNeverNullWhereThereMayBeNone() {
        refused("@Shape(User.class) record Card(Bio profile) { @Shape(Profile.class) record Bio(String bio) {} }", """
                Card.java:2: ORM-C32: Card.profile is never null, and there may be no User.profile
                  because: the relation may lead nowhere
                  fix: @Nullable Bio profile, or Optional<Bio> profile""");
    }

    @Test
    void aRelationAsARecordThatIsNoShape() {
        refused("@Shape(User.class) record Card(List<Line> posts) { record Line(String title) {} }", """
                Card.java:2: ORM-C35: Card.posts is of a Line, and User.posts leads to Post
                  because: a relation is read as a shape of its table, or as whole rows
                  fix: @Shape(Post.class) record Line(…), or Post itself""");
    }

    @Test
    void aRelationAsAShapeOfAnotherTable() {
        refused(
                "@Shape(User.class) record Card(List<Line> posts) { @Shape(Profile.class) record Line(String bio) {} }",
                """
                Card.java:2: ORM-C35: Card.posts is of Line, a shape of Profile, and User.posts leads to Post
                  because: a relation is read as a shape of its table, or as whole rows
                  fix: @Shape(Post.class) record Line(…), or Post itself""");
    }

    @Test
    void aRelationAsAText() {
        refused("@Shape(Post.class) record Card(String user) {}", """
                Card.java:2: ORM-C35: Card.user is of a String, and Post.user leads to User
                  because: a relation is read as a shape of its table, or as whole rows
                  fix: @Shape(User.class) record UserLine(…), or User itself""");
    }

    @Test
    void aCountThatIsNoLong() {
        refused("@Shape(User.class) record Card(@Count(\"posts\") int count) {}", """
                Card.java:2: ORM-C31: Card.count is an int, and a count is a long
                  because: PostgreSQL counts in bigint
                  fix: long count""");
    }

    @Test
    void aCountOfAColumn() {
        refused("@Shape(User.class) record Card(@Count(\"name\") long count) {}", """
                Card.java:2: ORM-C33: Card.count counts User.name, which is a column
                  because: only the rows of a relation to many are counted
                  fix: @Count of one of posts""");
    }

    @Test
    void aCountOfWhatIsToOne() {
        refused("@Shape(User.class) record Card(@Count(\"profile\") long count) {}", """
                Card.java:2: ORM-C33: Card.count counts User.profile, which is a relation to one
                  because: only the rows of a relation to many are counted
                  fix: @Count of one of posts""");
    }

    @Test
    void aMethodThatIsNoExpression() {
        refused("""
                @Shape(User.class) record Card(String initial) {
                  static String initial(UserTable<User> user) { return "x"; }
                }
                """, """
                Card.java:2: ORM-C36: Card.initial has a static method of its name that is no expression of the table
                  because: it must take the table, give an expression or a relation of it, and not be private
                  fix: static <S> Expr<S, String, String> initial(UserTable<S> table)""");
    }

    @Test
    void aMethodThatIsPrivate() {
        refused("""
                @Shape(User.class) record Card(String initial) {
                  private static <S> TextExpr<S, String> initial(UserTable<S> user) { return user.name.upper(); }
                }
                """, """
                Card.java:2: ORM-C36: Card.initial has a static method of its name that is no expression of the table
                  because: it must take the table, give an expression or a relation of it, and not be private
                  fix: static <S> Expr<S, String, String> initial(UserTable<S> table)""");
    }

    @Test
    void aMethodOfAnotherTable() {
        refused("""
                @Shape(User.class) record Card(String initial) {
                  static <S> TextExpr<S, String> initial(PostTable<S> post) { return post.title.upper(); }
                }
                """, """
                Card.java:2: ORM-C36: Card.initial has a static method of its name that is no expression of the table
                  because: it must take the table, give an expression or a relation of it, and not be private
                  fix: static <S> Expr<S, String, String> initial(UserTable<S> table)""");
    }

    @Test
    void aMethodWithAValueOfAnotherType() {
        refused("""
                @Shape(User.class) record Card(int initial) {
                  static <S> TextExpr<S, String> initial(UserTable<S> user) { return user.name.upper(); }
                }
                """, """
                Card.java:2: ORM-C31: Card.initial is an int, and Card.initial(UserTable) is read as a String
                  because: values are read as the types that the expression has
                  fix: String initial""");
    }

    @Test
    void aMethodWithAValueThatMayBeNull() {
        refused("""
                @Shape(User.class) record Card(int older) {
                  static <S> NumberExpr<S, Integer, Optional<Integer>> older(UserTable<S> user) { return user.age; }
                }
                """, """
                Card.java:2: ORM-C32: Card.older is an int, and Card.older(UserTable) may be null
                  because: it is read as an Optional<Integer>
                  fix: @Nullable Integer older, .orElse(value) or .required() in the method""");
    }

    @Test
    void aMethodWithARelationToOne() {
        refused("""
                @Shape(User.class) record Card(List<Line> best) {
                  @Shape(Post.class) record Line(String title) {}
                  static ToOne<User, Profile, Optional<Profile>> best(UserTable<User> user) { return user.profile; }
                }
                """, """
                Card.java:2: ORM-C36: Card.best has a static method of its name that picks no rows of a relation to many
                  because: it must take the table, give a relation to many of it, and not be private
                  fix: static ToMany<User, …> best(UserTable<User> table)""");
    }

    @Test
    void aMethodWithRowsThatTheListIsNotOf() {
        refused("""
                @Shape(User.class) record Card(List<Bio> best) {
                  @Shape(Profile.class) record Bio(String bio) {}
                  static ToMany<User, Post> best(UserTable<User> user) { return user.posts.limit(3); }
                }
                """, """
                Card.java:2: ORM-C35: Card.best is of Bio, a shape of Profile, and Card.best(…) leads to Post
                  because: a relation is read as a shape of its table, or as whole rows
                  fix: @Shape(Post.class) record Bio(…), or Post itself""");
    }

    @Test
    void aShapeOfWhatHasNoTable() {
        refused("@Shape(String.class) record Card(String name) {}", """
                Card.java:2: ORM-C20: Card is @Shape(String.class), and String has no table
                  because: String is not annotated with @Schema
                  fix: the record with the table: @Shape(User.class)""");
    }

    @Test
    void aShapeThatIsAClass() {
        refused("@Shape(User.class) class Card {}", """
                Card.java:2: ORM-C01: Card has @Shape and is no record
                  because: its components say what is read
                  fix: @Shape(User.class) record Card(…) {}""");
    }

    @Test
    void aShapeWithTypeParameters() {
        refused("@Shape(User.class) record Card<T>(String name) {}", """
                Card.java:2: ORM-C02: Card has type parameters
                  because: the columns of a table have one type each
                  fix: record Card(…) without them""");
    }

    @Test
    void aShapeThatIsPrivate() {
        refused("class Outer { @Shape(User.class) private record Card(String name) {} }", """
                Outer.java:2: ORM-C03: Card is private, or nested in something private
                  because: generated code stands beside the outermost class and cannot name it
                  fix: take "private" away from Card and what it is nested in""");
    }

    @Test
    void aShapeWithoutEnd() {
        refused("""
                @Shape(Post.class) record Card(String title, Writer user) {
                  @Shape(User.class) record Writer(String name, @Nullable Bio profile) {}
                  @Shape(Profile.class) record Bio(Writer user) {}
                }
                """, """
                Card.java:3: ORM-C37: Writer.profile leads back to Writer
                  because: relations to one are read with the row, and this one would have no end
                  fix: a shape of its own for the inner one, without profile""", """
                Card.java:4: ORM-C37: Bio.user leads back to Bio
                  because: relations to one are read with the row, and this one would have no end
                  fix: a shape of its own for the inner one, without user""");
    }

    @Test
    void aTypeThatIsNotThere() {
        assertThat(errors("@Shape(User.class) record Card(Missing name) {}"))
                .last()
                .isEqualTo("""
                Card.java:2: ORM-C24: Card has no shape, because a type in it cannot be found
                  because: the compiler does not know it, and no other processor wrote it
                  fix: see what the compiler says of this record; the shape comes with it""");
    }

    @Test
    void severalProblemsAreSaidAtOnce() {
        assertThat(errors("@Shape(User.class) record Card(int age, long name, String mail) {}"))
                .extracting(error -> error.substring(0, 22))
                .containsExactly("Card.java:2: ORM-C32: ", "Card.java:2: ORM-C31: ", "Card.java:2: ORM-C30: ");
    }

    private static void refused(String source, String... errors) {
        assertThat(errors(source)).containsExactly(errors);
    }

    private static List<String> errors(String source) {
        return Compilation.with(Compiler.JAVAC)
                .source(USER)
                .source(POST)
                .source(PROFILE)
                .source(HEAD + source)
                .compile()
                .errors();
    }
}
