package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Code on shapes and inputs that must not compile: what javac says of it, and of which line. */
class ShapeUseTest {

    private static final String BEFORE = """
            package app;
            import static io.millrace.forum.MemberTable.MEMBER;
            import static io.millrace.forum.TopicTable.TOPIC;
            import static io.millrace.query.Query.from;
            import static io.millrace.shape.MemberCardShape.MEMBER_CARD;
            import static io.millrace.shape.NewTopicInput.NEW_TOPIC;
            import static io.millrace.shape.TopicPatchInput.TOPIC_PATCH;
            import io.millrace.forum.*;
            import io.millrace.repo.*;
            import io.millrace.shape.*;
            import reactor.core.publisher.*;
            final class Case {
              void run(Repo repo, Topic topic, Member member, NewTopic form, TopicPatch patch) {
            """;
    private static final int LINE = 14;

    @Test
    void whatIsRight() {
        assertThat(errors("Flux<MemberCard> cards = repo.all(from(MEMBER).as(MEMBER_CARD));"))
                .isEmpty();
        assertThat(errors("repo.insert(NEW_TOPIC.of(form)); repo.update(topic).set(TOPIC_PATCH.values(patch));"))
                .isEmpty();
    }

    @Test
    void aShapeOfAnotherTable() {
        refused(
                "from(TOPIC).as(MEMBER_CARD);",
                "method as in class Query<R> cannot be applied to given types;",
                "required: Shape<? super Topic,T>",
                "found:    KeyedShape<Member,Long,MemberCard>");
    }

    @Test
    void aShapeOfAnotherTableOfWhatWasWritten() {
        refused(
                "repo.updateAll(from(TOPIC).everyRow()).set(TOPIC.title.to(\"x\")).returning(MEMBER_CARD);",
                "no suitable method found for returning(KeyedShape<Member,Long,MemberCard>)",
                "(argument mismatch; KeyedShape<Member,Long,MemberCard> cannot be converted to Selectable<? super Topic,V>))");
    }

    @Test
    void aShapeReadAsAnotherRecord() {
        refused(
                "Flux<Member> members = repo.all(from(MEMBER).as(MEMBER_CARD));",
                "incompatible types: inference variable T has incompatible equality constraints Member,MemberCard,T");
    }

    @Test
    void aKeyOfAnotherType() {
        refused(
                "repo.get(MEMBER_CARD, \"abc\");",
                "method get in class ReadingRepo cannot be applied to given types;",
                "required: Keyed<T,K>,K",
                "found:    KeyedShape<Member,Long,MemberCard>,String",
                "equality constraints: Long",
                "lower bounds: String");
    }

    @Test
    void anInsertOfAnInputWithoutWhatIsRequired() {
        refused("repo.insert(TOPIC_PATCH.of(patch));", "cannot find symbol", "symbol:   method of(TopicPatch)");
    }

    @Test
    void anInputOfAnotherRow() {
        refused(
                "repo.update(member).set(TOPIC_PATCH.values(patch));",
                "incompatible types: Assigned<Topic> cannot be converted to Assigned<? super Member>");
    }

    @Test
    void anInputOfAnotherForm() {
        refused("NEW_TOPIC.of(patch);", "incompatible types: TopicPatch cannot be converted to NewTopic");
    }

    /** One error, at the line of the statement; the lines are those of its message that say what is wrong. */
    private static void refused(String statement, String first, String... more) {
        List<String> errors = errors(statement);

        assertThat(errors).hasSize(1);
        List<String> lines = errors.get(0).lines().map(String::strip).toList();
        assertThat(lines.get(0)).isEqualTo("Case.java:" + LINE + ": " + first);
        assertThat(lines).containsAll(List.of(more));
    }

    /** The errors, with types by their simple names, as javac prints them for people. */
    private static List<String> errors(String statement) {
        Compiled compiled = Compilation.withoutProcessor()
                .source(BEFORE + statement + "\n}}\n")
                .compile();
        return compiled.errors().stream()
                .map(error -> error.replaceAll("\\b[a-z]\\w*\\.(?=[a-zA-Z])(?!java:)", ""))
                .toList();
    }
}
