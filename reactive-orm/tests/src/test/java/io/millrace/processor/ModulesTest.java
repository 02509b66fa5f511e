package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records of another module come from class files, which do not hold all that sources do. */
class ModulesTest {

    private static final String USER = """
            package base;
            import io.millrace.schema.*;
            @Schema(table = "people")
            public record User(@Id @Column("user_id") UserId id, @org.jspecify.annotations.Nullable String name) {
              @Scalar public record UserId(java.util.UUID value) {}
              public enum Role { READER }
              public record Address(String city) {}
            }
            """;

    private static final String POST = """
            package app;
            import base.User;
            import io.millrace.schema.*;
            import org.jspecify.annotations.Nullable;
            @Schema
            public record Post(
                @Id @Generated long id,
                @References(User.class) User.UserId userId,
                @References(User.class) User.@Nullable UserId editorId,
                User.Role role,
                User.@Nullable Address address,
                @BelongsTo One<User> user,
                @BelongsTo One<User> editor) {}
            """;

    @ParameterizedTest
    @EnumSource
    void aRelationLeadsIntoAnotherModule(Compiler compiler) {
        Compiled base = Compilation.with(compiler).source(USER).compile();
        assertThat(base.complaints()).isEmpty();

        Compiled app =
                Compilation.with(compiler).on(base.classes()).source(POST).compile();

        assertThat(app.complaints()).isEmpty();
        assertThat(app.generated("PostTable.java"))
                .contains("() -> UserTable.USER, List.of(\"user_id\"), false, 0);")
                .contains("() -> UserTable.USER, List.of(\"user_id\"), true, 1);")
                .contains("public UserTable<S> user() {")
                .contains("public UserTable.Left<S> editor() {")
                .contains("\"people\"");
    }

    @ParameterizedTest
    @EnumSource
    void theSameIsWrittenFromSourcesAndFromClassFiles(Compiler compiler) {
        Compiled together = Compilation.with(compiler).source(USER).source(POST).compile();
        Compiled base = Compilation.with(Compiler.JAVAC).source(USER).compile();
        Compiled app =
                Compilation.with(compiler).on(base.classes()).source(POST).compile();

        assertThat(app.generated("PostTable.java")).isEqualTo(together.generated("PostTable.java"));
    }

    private static final String LIBRARY = """
            package base;
            import io.millrace.schema.*;
            public class Library {
              @Schema public record Writer(@Id long id, @HasMany Many<Book> books) {}
              @Schema(table = "tomes") public record Book(@Id long id, long writerId, boolean printed,
                  @BelongsTo One<Writer> writer, @HasMany(where = "printed", orderBy = "id") Many<Page> pages,
                  @ManyToMany(through = Shelving.class) Many<Shelf> shelves) {}
              @Schema public record Page(@Id long id, long bookId, boolean printed) {}
              @Schema public record Shelf(@Id long id) {}
              @Schema public record Shelving(@Id long bookId, @Id long shelfId) {}
            }
            """;

    private static final String READER = """
            package app;
            import base.Library;
            import io.millrace.schema.*;
            @Schema
            public record Reader(
                @Id long id,
                long writerId,
                @BelongsTo One<Library.Writer> writer,
                @HasMany(through = {"writer", "books"}) Many<Library.Book> books,
                @HasMany(through = {"books", "pages"}) Many<Library.Page> pages,
                @HasMany(through = {"books", "shelves"}) Many<Library.Shelf> shelves) {}
            """;

    @ParameterizedTest
    @EnumSource
    void aRelationGoesThroughThoseOfAnotherModule(Compiler compiler) {
        Compiled together =
                Compilation.with(compiler).source(LIBRARY).source(READER).compile();
        Compiled base = Compilation.with(compiler).source(LIBRARY).compile();
        assertThat(base.complaints()).isEmpty();

        Compiled app =
                Compilation.with(compiler).on(base.classes()).source(READER).compile();

        assertThat(app.complaints()).isEmpty();
        assertThat(app.generated("ReaderTable.java"))
                .isEqualTo(together.generated("ReaderTable.java"))
                .contains("new ToMany<>(source(), \"books\", List.of(\"writer_id\"), () -> LibraryBookTable.BOOK,")
                .contains("TableNode.of(null, \"tomes\", \"Book\", List.of(\"id\"))")
                .contains("new Path.Filter(\"printed\", \"\")")
                .contains("TableNode.of(null, \"shelvings\", \"Shelving\", ");
    }

    private static final String NOTABLE = """
            package base;
            import io.millrace.schema.*;
            public sealed interface Notable permits Notable.Story, Notable.Picture {
              @Schema record Story(@Id long id) implements Notable {}
              @Schema(typeName = "photo") record Picture(@Id long id) implements Notable {}
            }
            """;

    private static final String NOTE = """
            package app;
            import base.Notable;
            import io.millrace.schema.*;
            @Schema
            public record Note(@Id long id, String subjectType, long subjectId, @BelongsTo One<Notable> subject) {
              static Object use(Notable.Picture picture) { return NoteTable.NOTE.draft().id(1).subject(picture); }
            }
            """;

    @ParameterizedTest
    @EnumSource
    void aRelationLeadsToOneOfSeveralRecordsOfAnotherModule(Compiler compiler) {
        Compiled base = Compilation.with(Compiler.JAVAC).source(NOTABLE).compile();
        assertThat(base.complaints()).isEmpty();

        Compiled app =
                Compilation.with(compiler).on(base.classes()).source(NOTE).compile();

        assertThat(app.complaints()).isEmpty();
        assertThat(app.generated("NoteTable.java"))
                .contains("new Variant<>(Notable.Story.class, () -> NotableStoryTable.STORY, \"id\", () -> \"story\")")
                .contains(
                        "new Variant<>(Notable.Picture.class, () -> NotablePictureTable.PICTURE, \"id\", () -> \"photo\")");
        Compiled together =
                Compilation.with(compiler).source(NOTABLE).source(NOTE).compile();
        assertThat(app.generated("NoteTable.java")).isEqualTo(together.generated("NoteTable.java"));
    }
}
