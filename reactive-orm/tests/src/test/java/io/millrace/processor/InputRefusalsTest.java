package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Inputs that the schema does not take, and code that may not use them: one error each, that says what to write. */
class InputRefusalsTest {

    private static final String USER = """
            package app;
            import io.millrace.schema.*;
            import org.jspecify.annotations.Nullable;
            @Schema
            @HasMany(name = "posts", of = Post.class)
            public record User(
                @Id @Generated long id, String name, @Nullable Integer age, @Default("0") int visits, @Version int version) {}
            """;

    private static final String POST = """
            package app;
            import io.millrace.schema.*;
            @Schema
            @BelongsTo(name = "user", of = User.class)
            public record Post(@Id long id, String title, long userId) {}
            """;

    private static final String HEAD =
            "package app; import io.millrace.schema.*; import java.util.*; import org.jspecify.annotations.Nullable;\n";

    @Test
    void aComponentThatIsNoColumn() {
        refused("@Input(User.class) record Form(String nmae) {}", """
                Form.java:2: ORM-C30: Form.nmae stands for nothing: User has no nmae
                  because: a User has id, name, age, visits, version
                  fix: did you mean "name"? otherwise @From to say which column it is""");
    }

    @Test
    void aComponentOfAnotherType() {
        refused("@Input(User.class) record Form(String name, long visits) {}", """
                Form.java:2: ORM-C31: Form.visits is a long, and User.visits is an int
                  because: values are written as the types that the schema has
                  fix: int visits""");
    }

    @Test
    void aNullableComponentOfAColumnThatIsNeverNull() {
        refused("@Input(User.class) record Form(@Nullable String name) {}", """
                Form.java:2: ORM-C32: Form.name may be null, and User.name never is
                  because: @Nullable writes null
                  fix: String name, or Optional<String> name to leave the column out where it is empty""");
    }

    @Test
    void aRelation() {
        refused("@Input(User.class) record Form(String name, List<Post> posts) {}", """
                Form.java:2: ORM-C38: Form.posts is User.posts, which is no column of User
                  because: an input gives columns of its own table
                  fix: the component with the key; rows of a relation are written with repo.insert(…).with(…)""");
    }

    @Test
    void aColumnOfAnotherTable() {
        refused("@Input(Post.class) record Form(String title, @From(\"user.name\") String name) {}", """
                Form.java:2: ORM-C38: Form.name is Post.user.name, which is no column of Post
                  because: an input gives columns of its own table
                  fix: the component with the key; rows of a relation are written with repo.insert(…).with(…)""");
    }

    @Test
    void aColumnThatTheLibraryFills() {
        refused("@Input(User.class) record Form(String name, int version) {}", """
                Form.java:2: ORM-C38: Form.version is User.version, which the library fills by itself
                  because: the version and the moments of a row are not given
                  fix: leave it out""");
    }

    @Test
    void anInputOfWhatHasNoTable() {
        refused("@Input(String.class) record Form(String name) {}", """
                Form.java:2: ORM-C20: Form is @Input(String.class), and String has no table
                  because: String is not annotated with @Schema
                  fix: the record with the table: @Input(User.class)""");
    }

    @Test
    void anInsertWithoutARequiredColumn() {
        Compiled compiled = compile("""
                @Input(User.class) record Rename(Optional<String> name, int visits) {
                  Object insert(io.millrace.repo.Repo repo) {
                    return repo.insert(RenameInput.RENAME.of(this));
                  }
                }
                """);

        assertThat(compiled.errors()).singleElement().asString().startsWith("""
                Rename.java:4: cannot find symbol
                  symbol:   method of(app.Rename)
                  location: variable RENAME of type io.millrace.shape.InputShape<app.User,app.Rename>""");
        assertThat(compiled.generated("RenameInput.java"))
                .contains("The input, in updates. To insert, it would also need {@code name}.")
                .contains("input.name().ifPresent(value -> values[1] = value);")
                .contains("values[3] = required(UserTable.USER.visits, input.visits());");
    }

    @Test
    void anInsertWithAllThatIsRequired() {
        Compiled compiled = compile("""
                @Input(User.class) record SignUp(String name, @Nullable Integer age, Optional<Integer> visits) {
                  Object insert(io.millrace.repo.Repo repo) {
                    return repo.insert(SignUpInput.SIGN_UP.of(this));
                  }
                }
                """);

        assertThat(compiled.complaints()).isEmpty();
        assertThat(compiled.generated("SignUpInput.java"))
                .contains("DraftShape<User, SignUp> SIGN_UP = new SignUpInput()");
    }

    @Test
    void anInputOfAnotherTable() {
        assertThat(compile("""
                @Input(User.class) record SignUp(String name) {
                  Object insert(io.millrace.repo.Repo repo, Post post) {
                    return repo.update(post).set(SignUpInput.SIGN_UP.values(this));
                  }
                }
                """).errors()).containsExactly("""
                SignUp.java:4: incompatible types: io.millrace.column.Assigned<app.User> cannot be converted to\
                 io.millrace.column.Assigned<? super app.Post>""");
    }

    private static void refused(String source, String error) {
        assertThat(compile(source).errors()).containsExactly(error);
    }

    private static Compiled compile(String source) {
        return Compilation.with(Compiler.JAVAC)
                .source(USER)
                .source(POST)
                .source(HEAD + source)
                .compile();
    }
}
