package io.millrace.preload;

import static io.millrace.forum.MemberTable.MEMBER;
import static io.millrace.forum.ReplyTable.REPLY;
import static io.millrace.forum.TopicTable.TOPIC;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.forum.Forum;
import io.millrace.forum.Member;
import io.millrace.forum.Reply;
import io.millrace.forum.Topic;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Random data and random trees: what is preloaded is what a naive loader puts together, row by row. */
class PreloadPropertyTest {

    private static final int FORUMS = 4;
    private static final int TREES = 30;
    private static final int DEPTH = 4;

    private final Random random = new Random(20);

    @Test
    void theGraphIsThatOfANaiveLoader() {
        for (int i = 0; i < FORUMS; i++) {
            try (Forum forum = Forum.with(data())) {
                Naive naive = new Naive(
                        read(forum, from(MEMBER).orderBy(MEMBER.id.asc())),
                        read(forum, from(TOPIC).orderBy(TOPIC.id.asc())),
                        read(forum, from(REPLY).orderBy(REPLY.id.asc())));
                for (int tree = 0; tree < TREES; tree++) {
                    Tree wanted = Tree.of(random, "member", DEPTH);
                    List<Member> loaded =
                            forum.counting(forum.repo().preloadAll(naive.members(), MEMBER.badge, more(wanted)));
                    assertThat(forum.statements()).hasSizeLessThanOrEqualTo(wanted.relations() + 1);
                    assertThat(loaded.stream().map(member -> Dump.of(member)).toList())
                            .as("%s", wanted)
                            .isEqualTo(naive.members().stream()
                                    .map(member -> Dump.of(naive.member(member, wanted)))
                                    .toList());
                }
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of preloads of members
    private static Preload<? super Member>[] more(Tree tree) {
        return tree.members().toArray(new Preload[0]);
    }

    private static <T> List<T> read(Forum forum, io.millrace.query.Query<T> query) {
        return Objects.requireNonNull(forum.repo().all(query).collectList().block());
    }

    private String data() {
        StringBuilder sql = new StringBuilder();
        int members = 1 + random.nextInt(6);
        int topics = random.nextInt(12);
        for (int id = 1; id <= members; id++) {
            sql.append("insert into members (id, name) values (%d, 'm%d');".formatted(id, id));
        }
        for (int id = 1; id <= topics; id++) {
            sql.append("insert into topics (id, title, votes, author_id) values (%d, 't%d', %d, %s);"
                    .formatted(id, id, random.nextInt(9), owner(members)));
        }
        for (int id = 1; topics > 0 && id <= random.nextInt(30); id++) {
            sql.append("insert into replies (id, text, topic_id, author_id) values (%d, 'r%d', %d, %s);"
                    .formatted(id, id, 1 + random.nextInt(topics), owner(members)));
        }
        return sql.append("select 1").toString();
    }

    private String owner(int members) {
        int id = random.nextInt(members + 1);
        return id == 0 ? "null" : Integer.toString(id);
    }

    /** Which relations to load, and which of theirs. */
    private record Tree(String record, List<String> names, List<Tree> below) {

        static Tree of(Random random, String record, int depth) {
            List<String> names = new ArrayList<>();
            List<Tree> below = new ArrayList<>();
            for (String name : relations(record)) {
                if (depth > 0 && random.nextInt(3) > 0) {
                    names.add(name);
                    below.add(of(random, target(name), depth - 1));
                }
            }
            return new Tree(record, names, below);
        }

        private static List<String> relations(String record) {
            return switch (record) {
                case "member" -> List.of("topics", "replies");
                case "topic" -> List.of("author", "replies");
                default -> List.of("author", "topic");
            };
        }

        private static String target(String name) {
            return switch (name) {
                case "topics", "topic" -> "topic";
                case "replies" -> "reply";
                default -> "member";
            };
        }

        int relations() {
            return names.size() + below.stream().mapToInt(Tree::relations).sum();
        }

        boolean has(String name) {
            return names.contains(name);
        }

        Tree below(String name) {
            return below.get(names.indexOf(name));
        }

        List<Preload<? super Member>> members() {
            List<Preload<? super Member>> all = new ArrayList<>();
            if (has("topics")) {
                var topics = MEMBER.topics.orderBy(TOPIC.id.asc());
                for (Preload<? super Topic> each : below("topics").topics()) {
                    topics = topics.preload(each);
                }
                all.add(topics);
            }
            if (has("replies")) {
                var replies = MEMBER.replies.orderBy(REPLY.id.asc());
                for (Preload<? super Reply> each : below("replies").replies()) {
                    replies = replies.preload(each);
                }
                all.add(replies);
            }
            return all;
        }

        List<Preload<? super Topic>> topics() {
            List<Preload<? super Topic>> all = new ArrayList<>();
            if (has("author")) {
                var author = TOPIC.author;
                for (Preload<? super Member> each : below("author").members()) {
                    author = author.preload(each);
                }
                all.add(author);
            }
            if (has("replies")) {
                var replies = TOPIC.replies.orderBy(REPLY.id.asc());
                for (Preload<? super Reply> each : below("replies").replies()) {
                    replies = replies.preload(each);
                }
                all.add(replies);
            }
            return all;
        }

        List<Preload<? super Reply>> replies() {
            List<Preload<? super Reply>> all = new ArrayList<>();
            if (has("author")) {
                var author = REPLY.author;
                for (Preload<? super Member> each : below("author").members()) {
                    author = author.preload(each);
                }
                all.add(author);
            }
            if (has("topic")) {
                var topic = REPLY.topic;
                for (Preload<? super Topic> each : below("topic").topics()) {
                    topic = topic.preload(each);
                }
                all.add(topic);
            }
            return all;
        }
    }

    /** Puts the graph together by looking through all rows for each row. */
    private record Naive(List<Member> members, List<Topic> topics, List<Reply> replies) {

        Member member(Member row, Tree tree) {
            return new Member(
                    row.id(),
                    row.name(),
                    tree.has("topics")
                            ? many(
                                    topics,
                                    topic -> Objects.equals(topic.authorId(), row.id()),
                                    topic -> topic(topic, tree.below("topics")))
                            : row.topics(),
                    tree.has("replies")
                            ? many(
                                    replies,
                                    reply -> Objects.equals(reply.authorId(), row.id()),
                                    reply -> reply(reply, tree.below("replies")))
                            : row.replies(),
                    row.badge());
        }

        private Topic topic(Topic row, Tree tree) {
            return new Topic(
                    row.id(),
                    row.title(),
                    row.votes(),
                    row.authorId(),
                    tree.has("author")
                            ? one(
                                    members,
                                    member -> Objects.equals(member.id(), row.authorId()),
                                    member -> member(member, tree.below("author")))
                            : row.author(),
                    tree.has("replies")
                            ? many(
                                    replies,
                                    reply -> reply.topicId() == row.id(),
                                    reply -> reply(reply, tree.below("replies")))
                            : row.replies());
        }

        private Reply reply(Reply row, Tree tree) {
            return new Reply(
                    row.id(),
                    row.text(),
                    row.topicId(),
                    row.authorId(),
                    tree.has("topic")
                            ? one(
                                    topics,
                                    topic -> topic.id() == row.topicId(),
                                    topic -> topic(topic, tree.below("topic")))
                            : row.topic(),
                    tree.has("author")
                            ? one(
                                    members,
                                    member -> Objects.equals(member.id(), row.authorId()),
                                    member -> member(member, tree.below("author")))
                            : row.author());
        }

        private static <T> Many<T> many(
                List<T> rows, java.util.function.Predicate<T> condition, Function<T, T> deeper) {
            return Many.of(rows.stream().filter(condition).map(deeper).toList());
        }

        private static <T> One<T> one(List<T> rows, java.util.function.Predicate<T> condition, Function<T, T> deeper) {
            return One.of(
                    rows.stream().filter(condition).map(deeper).findFirst().orElse(null));
        }
    }

    /** All that a graph holds, as text: a record's own equality leaves its relations out. */
    private static final class Dump {

        static String of(Member row) {
            return row.id() + row.name() + "{" + many(row.topics(), topic -> of(topic)) + ","
                    + many(row.replies(), reply -> of(reply)) + "}";
        }

        private static String of(Topic row) {
            return row.id() + row.title() + row.votes() + "{" + one(row.author(), member -> of(member)) + ","
                    + many(row.replies(), reply -> of(reply)) + "}";
        }

        private static String of(Reply row) {
            return row.id() + row.text() + "{" + one(row.topic(), topic -> of(topic)) + ","
                    + one(row.author(), member -> of(member)) + "}";
        }

        private static <T> String many(Many<T> many, Function<T, String> dump) {
            return many.isLoaded() ? many.list().stream().map(dump).toList().toString() : "?";
        }

        private static <T> String one(One<T> one, Function<T, String> dump) {
            return one.isLoaded() ? one.optional().map(dump).orElse("none") : "?";
        }
    }
}
