package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Relations to one of several records that make no sense: one error each, at its own line, that says what to write. */
class VariantRefusalsTest {

    private static final String HEAD = "package app; import io.millrace.schema.*; import java.util.*;"
            + " import org.jspecify.annotations.Nullable;\n";

    private static final String POST = "@Schema record Post(@Id long id) implements Notable {}\n";
    private static final String PHOTO = "@Schema record Photo(@Id long id) implements Notable {}\n";
    private static final String NOTABLE = "sealed interface Notable permits Post, Photo {}\n";
    private static final String NOTE =
            "@Schema record Note(@Id long id, String subjectType, long subjectId,\n@BelongsTo One<Notable> subject) {}\n";

    @ParameterizedTest
    @EnumSource
    void allThatFits(Compiler compiler) {
        Compiled compiled = Compilation.with(compiler)
                .source("package app; import io.millrace.schema.*;\n" + NOTE + NOTABLE + POST + PHOTO)
                .compile();
        assertThat(compiled.complaints()).isEmpty();
        assertThat(compiled.generated("NoteTable.java"))
                .contains("public final ToOneOf<S, Notable, Long> subject =")
                .contains("new Variant<>(Post.class, () -> PostTable.POST, \"id\", () -> \"post\")");
    }

    @ParameterizedTest
    @EnumSource
    void oneRecordThatIsPermittedTwice(Compiler compiler) {
        Compiled compiled = Compilation.with(compiler)
                .source("package app; import io.millrace.schema.*;\n" + NOTE
                        + "sealed interface Notable permits Written, Shown {}\n"
                        + "sealed interface Written extends Notable permits Post, Story {}\n"
                        + "sealed interface Shown extends Notable permits Story, Photo {}\n"
                        + "@Schema record Post(@Id long id) implements Written {}\n"
                        + "@Schema record Photo(@Id long id) implements Shown {}\n"
                        + "@Schema record Story(@Id long id, @HasMany Many<Note> notes) implements Written, Shown {}\n")
                .compile();
        assertThat(compiled.complaints()).isEmpty();
        assertThat(Pattern.compile("new Variant<>\\((\\w+)\\.class,")
                        .matcher(compiled.generated("NoteTable.java"))
                        .results()
                        .map(found -> found.group(1)))
                .as("in the table and in that of an outer join")
                .containsExactly("Post", "Story", "Photo", "Post", "Story", "Photo");
        assertThat(compiled.generated("StoryTable.java")).contains(" = 'story'");
    }

    @Test
    void aRelationToOneByAKeyOfSeveral() {
        refused(
                "@Schema record Note(@Id long id, String subjectType, long subjectId, @BelongsTo One<Notable> subject,\n"
                        + "@BelongsTo(key = \"subjectId\") One<Post> post) {}\n" + NOTABLE + POST + PHOTO,
                """
                Note.java:3: ORM-C26: Note.post is by Note.subjectId, which holds the key of what Note.subject leads to
                  because: a row of which subjectType says another record would lead to a row of Post all the same
                  fix: preload the other: .subject.preload(…), or a key of its own: key = "postId\"""");
        assertThat(errors("@BelongsTo(name = \"post\", of = Post.class, key = \"subjectId\")\n" + NOTE + NOTABLE + POST
                        + PHOTO))
                .singleElement()
                .asString()
                .startsWith("Note.java:3: ORM-C26: Note.post is by Note.subjectId, ");
    }

    @Test
    void anInverseThatIsNotPermitted() {
        refused(
                "@Schema record Hall(@Id long id,\n@HasMany(key = \"subjectId\") Many<Note> notes) {}\n" + NOTE
                        + NOTABLE + POST + PHOTO,
                """
                Hall.java:3: ORM-C26: Hall.notes is by Note.subjectId, which holds the key of what Note.subject leads to
                  because: Hall is none of that: Notable does not permit it
                  fix: record Hall(…) implements Notable, or a key of its own: key = "hallId\"""");
        refused(
                "@Schema record Hall(@Id long id,\n@ManyToMany(through = Note.class, key = \"subjectId\", targetKey ="
                        + " \"tagId\") Many<Tag> tags) {}\n@Schema record Tag(@Id long id) {}\n"
                        + "@Schema record Note(@Id long id, String subjectType, long subjectId, long tagId,"
                        + " @BelongsTo One<Notable> subject) {}\n" + NOTABLE + POST + PHOTO,
                """
                Hall.java:3: ORM-C26: Hall.tags is by Note.subjectId, which holds the key of what Note.subject leads to
                  because: Hall is none of that: Notable does not permit it
                  fix: record Hall(…) implements Notable, or a key of its own: key = "hallId\"""");
    }

    @Test
    void anInterfaceThatIsNotSealed() {
        refused(NOTE + "interface Notable {}\n" + POST + PHOTO, """
                Note.java:3: ORM-C26: Note.subject leads to Notable, which is not sealed
                  because: the records that it may lead to are all known when it is compiled
                  fix: sealed interface Notable permits …, with the records""");
    }

    @Test
    void aPermittedTypeWithoutATable() {
        refused(NOTE + NOTABLE + POST + "record Photo(long id) implements Notable {}\n", """
                Note.java:3: ORM-C20: Note.subject leads to Notable, which permits Photo
                  because: Photo has no table: it is not a record with @Schema
                  fix: @Schema record Photo(…) implements Notable""");
    }

    @Test
    void keysOfDifferentTypes() {
        refused(NOTE + NOTABLE + POST + "@Schema record Photo(@Id UUID id) implements Notable {}\n", """
                Note.java:3: ORM-C21: Note.subject compares Note.subjectId with Photo.id
                  because: the one is a long, the other a UUID
                  fix: make both of one type, or name another key""");
    }

    @Test
    void aKeyOfSeveralColumns() {
        refused(
                NOTE + NOTABLE + POST + "@Schema record Photo(@Id long id, @Id long page) implements Notable {}\n",
                """
                Note.java:3: ORM-C21: Note.subject may lead to Photo, which has a primary key of 2 columns
                  because: one column holds the key of one of several records
                  fix: one @Id in Photo, or a relation of its own to it""");
        refused(
                "@Schema record Note(@Id long id, String subjectType, long subjectId, long page,\n"
                        + "@BelongsTo(key = {\"subjectId\", \"page\"}) One<Notable> subject) {}\n" + NOTABLE + POST
                        + PHOTO,
                """
                Note.java:3: ORM-C21: Note.subject names 2 components for the key of one of several records
                  because: one column holds the key, whichever of them it is of
                  fix: @BelongsTo(key = "…"), one component""");
    }

    @Test
    void aTypeColumnThatIsNotThere() {
        refused(
                "@Schema record Note(@Id long id, String subjectTyp, long subjectId,\n@BelongsTo One<Notable> subject) {}\n"
                        + NOTABLE + POST + PHOTO,
                """
                Note.java:3: ORM-C19: Note.subject finds no component subjectType in Note
                  because: a relation to one of several records says in a column which of them it is, by convention in this one
                  fix: did you mean "subjectTyp"? otherwise type = "…", or a component String subjectType""");
    }

    @Test
    void aKeyColumnThatIsNotThere() {
        refused(
                "@Schema record Note(@Id long id, String subjectType,\n@BelongsTo One<Notable> subject) {}\n" + NOTABLE
                        + POST + PHOTO,
                """
                Note.java:3: ORM-C19: Note.subject finds no component subjectId in Note
                  because: a relation to Post holds its key, by convention in this component
                  fix: key = "…", or a component long subjectId""");
    }

    @Test
    void aTypeColumnOfAnotherType() {
        refused(
                "@Schema record Note(@Id long id, int subjectType, long subjectId,\n@BelongsTo One<Notable> subject) {}\n"
                        + NOTABLE + POST + PHOTO,
                """
                Note.java:3: ORM-C26: Note.subject says by Note.subjectType what it leads to
                  because: that is an int, and what stands for a record is a text or a constant of an enum
                  fix: String subjectType""");
    }

    @Test
    void oneColumnThatMayBeNull() {
        refused(
                "@Schema record Note(@Id long id, @Nullable String subjectType, long subjectId,\n"
                        + "@BelongsTo One<Notable> subject) {}\n" + NOTABLE + POST + PHOTO,
                """
                Note.java:3: ORM-C26: Note.subject leads nowhere where subjectType is null, and subjectId never is
                  because: the type and the key of a row are there together, or neither is
                  fix: @Nullable on both of them, or on neither""");
    }

    @Test
    void oneNameForTwoRecords() {
        refused(
                NOTE + NOTABLE + POST
                        + "@Schema(typeName = \"post\") record Photo(@Id long id) implements Notable {}\n",
                """
                Note.java:3: ORM-C26: Note.subject keeps "post" for app.Post and for app.Photo
                  because: the type column says which of the two it is
                  fix: @Schema(typeName = "…") on one of them""");
    }

    @Test
    void anEnumWithoutAConstantForOne() {
        refused(
                "@Schema record Note(@Id long id, Kind subjectType, long subjectId,\n@BelongsTo One<Notable> subject) {}\n"
                        + "enum Kind { POST }\n" + NOTABLE + POST + PHOTO,
                """
                Note.java:3: ORM-C26: Note.subject finds no PHOTO in Kind
                  because: the type column keeps one constant for each record that it may lead to, and this is for Photo
                  fix: the constant PHOTO, or @Schema(typeName = "…") on Photo""");
    }

    @Test
    void aWayThroughOneOfSeveral() {
        refused(
                "@Schema record Reply(@Id long id, long noteId, @BelongsTo One<Note> note,\n"
                        + "@HasOne(through = {\"note\", \"subject\"}) One<Post> post) {}\n" + NOTE + NOTABLE + POST
                        + PHOTO,
                """
                Reply.java:3: ORM-C22: Reply.post goes through Note.subject, which leads to one of several records
                  because: one statement joins one table after the other
                  fix: preload it: .subject.preload(…)""");
    }

    @Test
    void aShapeOfOneOfSeveral() {
        refused("@Shape(Note.class) record Card(long id,\nNotable subject) {}\n" + NOTE + NOTABLE + POST + PHOTO, """
                Card.java:3: ORM-C34: Card.subject goes over Note.subject, which leads to one of several records
                  because: a shape reads the columns of one table, or of the one that a relation leads to
                  fix: preload it into the records: .preload(NOTE.subject), or a shape of each of them""");
    }

    @Test
    void anInverseThatMayBeEither() {
        refused(
                "@Schema record Story(@Id long id,\n@HasMany Many<Line> lines) implements Told {}\n"
                        + "sealed interface Told permits Story {}\n"
                        + "@Schema record Line(@Id long id, String aboutType, long aboutId, String ofType, long ofId,"
                        + " @BelongsTo One<Told> about, @BelongsTo One<Told> of) {}\n",
                """
                Story.java:3: ORM-C21: Story.lines may be by aboutId or by ofId of Line
                  because: Line belongs to Story more than once
                  fix: key = "aboutId", or the other""");
    }

    @Test
    void aDraftTakesNeitherColumnAlone() {
        String code = """
                class Use { Object use(Post post, Photo photo, Other other) { return %s; } }
                @Schema record Other(@Id UUID id) {}
                """;
        String fits =
                "List.of(NoteTable.NOTE.draft().id(1).subject(post), NoteTable.NOTE.draft().id(1).subject(PhotoTable.PHOTO, 1))";
        assertThat(errors(code.formatted(fits) + NOTE + NOTABLE + POST + PHOTO)).isEmpty();

        for (String wrong : List.of(
                "NoteTable.NOTE.draft().id(1).subjectType(\"post\")",
                "NoteTable.NOTE.draft().id(1).subjectId(1)",
                "NoteTable.NOTE.draft().id(1).subject(other)",
                "NoteTable.NOTE.draft().id(1).subject(OtherTable.OTHER, UUID.randomUUID())",
                "NoteTable.NOTE.draft().id(1).subject(PhotoTable.PHOTO, UUID.randomUUID())",
                "NoteTable.NOTE.subject.to(other)",
                "NoteTable.NOTE.subject.is(OtherTable.OTHER)",
                "NoteTable.NOTE.subject.preload(NoteTable.NOTE.subject)")) {
            assertThat(errors(code.formatted(wrong) + NOTE + NOTABLE + POST + PHOTO))
                    .as(wrong)
                    .singleElement()
                    .asString()
                    .startsWith("Use.java:2: ");
        }
    }

    private static void refused(String source, String error) {
        assertThat(errors(source).stream()
                        .filter(each -> each.contains(": ORM-C"))
                        .toList())
                .containsExactly(error.stripTrailing());
    }

    private static List<String> errors(String source) {
        return Compilation.with(Compiler.JAVAC).source(HEAD + source).compile().errors();
    }
}
