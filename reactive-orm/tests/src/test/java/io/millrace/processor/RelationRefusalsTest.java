package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Relations that make no sense: one error each, at its own line, that says what to write. */
class RelationRefusalsTest {

    private static final String HEAD = "package app; import io.millrace.schema.*; import java.util.*;"
            + " import org.jspecify.annotations.Nullable;\n";

    private static final String POST = """
            @Schema record Post(@Id long id, long userId, boolean published, int views, State state,
                @Nullable String note, @BelongsTo One<User> user, @HasMany Many<Comment> comments) {}
            enum State { OPEN, CLOSED }
            @Schema record Comment(@Id long id, long postId, @BelongsTo One<Post> post) {}
            @Schema record Tag(@Id long id, String word) {}
            @Schema record Tagging(@Id long postId, @Id long tagId) {}
            """;

    @Test
    void anUnknownRelationOnTheWay() {
        refused("@HasMany(through = {\"posts\", \"coments\"}) Many<Comment> all", """
                ORM-C19: User.all finds no relation coments in Post
                  because: each relation that it goes through is one of the record that the one before it leads to
                  fix: did you mean "comments"? otherwise one of user, comments""");
    }

    @Test
    void aWayThatLeadsElsewhere() {
        refused("@HasMany(through = {\"posts\", \"comments\"}) Many<Post> all", """
                ORM-C22: User.all goes through posts, comments, which leads to Comment
                  because: the relation itself leads to Post
                  fix: end with a relation to Post, or make it a relation to Comment""");
    }

    @Test
    void oneRowOverAWayToMany() {
        refused("@HasOne(through = {\"posts\", \"comments\"}) One<Comment> all", """
                ORM-C22: User.all goes through posts, comments, which leads to many rows
                  because: the way to one row leads over relations to one only, and that to many over one to many at least
                  fix: @HasMany(…) Many<Comment> all""");
    }

    @Test
    void rowsThatCannotBeMarkedAsDeleted() {
        refused("@HasMany(onDelete = Cascade.SOFT_DELETE) Many<Post> own", """
                ORM-C22: User.own says Cascade.SOFT_DELETE
                  because: Post does not keep its deleted rows
                  fix: Cascade.DELETE, or @SoftDelete @Nullable Instant deletedAt in Post""");
    }

    @Test
    void rowsThatCannotReferToNobody() {
        refused("@HasMany(onDelete = Cascade.NILIFY) Many<Post> own", """
                ORM-C22: User.own says Cascade.NILIFY
                  because: Post.userId is never null, and would be set to null
                  fix: Cascade.DELETE, or @Nullable Long userId in Post""");
    }

    @Test
    void someOfTheRowsThatWouldGo() {
        refused("@HasMany(where = \"published\", onDelete = Cascade.DELETE) Many<Post> own", """
                ORM-C22: User.own says Cascade.DELETE
                  because: it does not lead to all rows that hold this row's key: it is narrowed, or goes through others
                  fix: say it on the relation to those rows themselves""");
    }

    @Test
    void aWayOfOneRelation() {
        refused("@HasMany(through = \"posts\") Many<Post> all", """
                ORM-C22: User.all goes through 1 relation
                  because: a relation through others has no key of its own, and is made of two of them at least
                  fix: @HasMany(through = {"posts", "comments"})""");
    }

    @Test
    void aWayWithAKey() {
        refused("@HasMany(through = {\"posts\", \"comments\"}, key = \"postId\") Many<Comment> all", """
                ORM-C22: User.all says both a key and what it goes through
                  because: a relation through others has no key of its own, and is made of two of them at least
                  fix: @HasMany(through = {"posts", "comments"})""");
    }

    @Test
    void aWayThroughItself() {
        refused("@HasMany(through = {\"all\", \"user\"}) Many<User> all", """
                ORM-C22: User.all goes through itself
                  because: a way that leads back to its own beginning never ends
                  fix: @HasMany through relations that have a key or a join table""");
    }

    @Test
    void aWayOverTheFirstOfSeveral() {
        refused(
                "@HasOne(orderBy = \"id\") One<Post> first, @HasMany(through = {\"first\", \"comments\"}) Many<Comment> all",
                """
                ORM-C22: User.all goes through User.first, which is the first of several rows
                  because: one statement joins all rows of each table on the way
                  fix: a relation without an order in its place""");
    }

    @Test
    void aJoinTableThatIsNotSaid() {
        refused("@ManyToMany Many<Tag> tags", """
                ORM-C22: User.tags does not say which table joins User and Tag
                  because: the join table holds the keys of both, and is a record of its own or only a table
                  fix: @ManyToMany(through = UserTag.class), or @ManyToMany(table = "users_tags")""");
    }

    @Test
    void aJoinTableThatIsSaidTwice() {
        refused("@ManyToMany(through = Tagging.class, table = \"taggings\") Many<Tag> tags", """
                ORM-C22: User.tags says both a record and a name of its join table
                  because: the join table holds the keys of both, and is a record of its own or only a table
                  fix: @ManyToMany(through = UserTag.class), or @ManyToMany(table = "users_tags")""");
    }

    @Test
    void aJoinTableWithoutTheKeyOfThisSide() {
        refused("@ManyToMany(through = Tagging.class) Many<Tag> tags", """
                ORM-C19: User.tags finds no component userId in Tagging
                  because: a relation to User holds its key, by convention in this component
                  fix: key = "…", or a component long userId""");
    }

    @Test
    void aJoinTableWithoutTheKeyOfTheOtherSide() {
        refused("@ManyToMany(through = Tagging.class, key = \"postId\", targetKey = \"tag\") Many<Tag> tags", """
                ORM-C19: User.tags finds no component tag in Tagging
                  because: a relation to Tag holds its key
                  fix: targetKey = "…", or a component long tag""");
    }

    @Test
    void aJoinTableThatIsNoSchema() {
        refused("@ManyToMany(through = State.class) Many<Tag> tags", """
                ORM-C20: User.tags is joined by State, which has no table
                  because: State is not annotated with @Schema
                  fix: @Schema record State(…), or @ManyToMany(table = "…")""");
    }

    @Test
    void aJoinTableToItselfWithOneName() {
        refused("@ManyToMany(table = \"friendships\") Many<User> friends", """
                ORM-C21: User.friends has the keys of both its ends in user_id of friendships
                  because: each row of a join table leads from one row to another
                  fix: @ManyToMany(…, key = "…", targetKey = "…"), another name for each""");
    }

    @Test
    void manyToManyOnAOne() {
        refused("@ManyToMany(through = Tagging.class) One<Tag> tag", """
                ORM-C22: User.tag is an One<Tag> with @ManyToMany
                  because: @HasMany and @ManyToMany are for a Many, @HasOne and @BelongsTo are for a One
                  fix: @ManyToMany Many<Tag> tag""");
    }

    @Test
    void aFilterOnAnUnknownComponent() {
        refused("@HasMany(where = \"publishd\") Many<Post> all", """
                ORM-C19: User.all finds no component publishd in Post
                  because: what a relation asks and is ordered by are components of the record that it leads to
                  fix: did you mean "published"? otherwise one of id, userId, published, views, state, note""");
    }

    @Test
    void aFilterWithAConstantOfAnotherType() {
        refused("@HasMany(where = \"views > 'ten'\") Many<Post> all", """
                ORM-C22: User.all compares Post.views with 'ten'
                  because: the component is an Integer
                  fix: a number""");
        refused("@HasMany(where = \"state = 'SHUT'\") Many<Post> all", """
                ORM-C22: User.all compares Post.state with 'SHUT'
                  because: the component is a State
                  fix: one of 'OPEN', 'CLOSED'""");
    }

    @Test
    void aFilterThatIsNeitherTrueNorFalse() {
        refused("@HasMany(where = \"views\") Many<Post> all", """
                ORM-C22: User.all asks "views"
                  because: Post.views is an Integer, which is neither true nor false
                  fix: compare it: where = "views = …\"""");
    }

    @Test
    void aFilterThatAsksForANullThatNeverIs() {
        refused("@HasMany(where = \"views is null\") Many<Post> all", """
                ORM-C22: User.all asks whether Post.views is null
                  because: it is an int, which never is
                  fix: leave the condition out""");
    }

    @Test
    void aFilterThatCannotBeRead() {
        refused("@HasMany(where = \"views > 1 and published\") Many<Post> all", """
                ORM-C22: User.all compares Post.views with 1 and published
                  because: the component is an Integer
                  fix: a number""");
        refused("@HasMany(where = \"lower(note) = 'x'\") Many<Post> all", """
                ORM-C22: User.all asks "lower(note) = 'x'", which cannot be read
                  because: each condition asks one component of Post, with constants
                  fix: where = {"published", "views >= 10", "state in ('OPEN', 'NEW')", "deletedAt is null"}, or .where(…) where the relation is used""");
    }

    @Test
    void anOrderThatCannotBeRead() {
        refused("@HasMany(orderBy = \"views, id\") Many<Post> all", """
                ORM-C22: User.all is ordered by "views, id"
                  because: each order is one component of Post
                  fix: orderBy = {"insertedAt desc", "id"}""");
        refused("@HasMany(orderBy = \"comments\") Many<Post> all", """
                ORM-C19: User.all finds no component comments in Post
                  because: what a relation asks and is ordered by are components of the record that it leads to
                  fix: one of id, userId, published, views, state, note""");
    }

    @Test
    void anInverseThatMayBeEither() {
        assertThat(ours(errors("""
                @Schema record User(@Id long id, @HasMany Many<Note> notes) {
                  @Schema record Note(@Id long id, long authorId, long readerId,
                      @BelongsTo One<User> author, @BelongsTo One<User> reader) {}
                }
                """))).containsExactly("""
                User.java:2: ORM-C21: User.notes may be by authorId or by readerId of Note
                  because: Note belongs to User more than once
                  fix: key = "authorId", or the other""");
    }

    @Test
    void anInverseThatIsTheOnlyOne() {
        assertThat(errors("""
                @Schema record User(@Id long id, @HasMany Many<Note> notes) {
                  @Schema record Note(@Id long id, long authorId, @BelongsTo One<User> author) {}
                }
                """)).isEmpty();
    }

    @Test
    void aRelationByAKeyThatIsNotThere() {
        assertThat(errors("""
                @Schema(keyless = true) record Stat(String name, @HasMany Many<Note> notes) {
                  @Schema record Note(@Id long id, long statId) {}
                }
                """)).containsExactly("""
                Stat.java:2: ORM-C21: Stat.notes is by the primary key of Stat, which has none
                  because: rows are related by the primary key of one of them
                  fix: @Id on a component of Stat, or no relation""");
    }

    @Test
    void aRelationToOneHasNoLimit() {
        assertThat(errors("""
                @Schema record Note(@Id long id, long parentId, @BelongsTo One<Note> parent) {
                  static Object limited() { return NoteTable.NOTE.parent.limit(1); }
                }
                """)).singleElement().asString().startsWith("Note.java:3: cannot find symbol");
    }

    @Test
    void aRelationTakesConditionsOnItsOwnRowsOnly() {
        assertThat(errors("""
                @Schema record Note(@Id long id, @HasMany(key = "noteId") Many<Line> lines) {
                  @Schema record Line(@Id long id, long noteId) {}
                  static Object limited() { return NoteTable.NOTE.lines.where(NoteTable.NOTE.id.eq(1L)); }
                }
                """)).singleElement().asString().startsWith("Note.java:4: ");
    }

    private static void refused(String relation, String error) {
        List<String> errors =
                errors("@Schema record User(@Id long id, @HasMany Many<Post> posts,\n" + relation + ") {}\n" + POST);
        assertThat(ours(errors)).containsExactly("User.java:3: " + error.stripTrailing());
    }

    /** Without what follows from the table that was not written. */
    private static List<String> ours(List<String> errors) {
        return errors.stream().filter(error -> error.contains(": ORM-C")).toList();
    }

    private static List<String> errors(String source) {
        return Compilation.with(Compiler.JAVAC).source(HEAD + source).compile().errors();
    }
}
