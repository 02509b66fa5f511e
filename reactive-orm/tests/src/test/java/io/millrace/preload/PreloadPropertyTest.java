package io.millrace.preload;

import static io.millrace.forum.BadgeTable.BADGE;
import static io.millrace.forum.MemberTable.MEMBER;
import static io.millrace.forum.ReplyTable.REPLY;
import static io.millrace.forum.TopicTable.TOPIC;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.column.NumberColumn;
import io.millrace.forum.Badge;
import io.millrace.forum.Forum;
import io.millrace.forum.Member;
import io.millrace.forum.Reply;
import io.millrace.forum.Topic;
import io.millrace.query.Query;
import io.millrace.relation.ToMany;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
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
                        read(forum, from(REPLY).orderBy(REPLY.id.asc())),
                        read(forum, from(BADGE).orderBy(BADGE.id.asc())));
                for (int tree = 0; tree < TREES; tree++) {
                    Tree wanted = Tree.ofMembers(random);
                    List<Member> parents = parents(naive.members());
                    List<Member> loaded = forum.counting(forum.repo().preloadAll(parents, first(wanted), more(wanted)));
                    assertThat(forum.statements()).hasSizeLessThanOrEqualTo(wanted.relations());
                    same(loaded, parents, naive, wanted);

                    long from = random.nextInt(3);
                    Query<Member> query = from(MEMBER).where(MEMBER.id.gt(from)).orderBy(MEMBER.id.asc());
                    same(
                            forum.counting(forum.repo().all(query.preload(first(wanted), more(wanted)))),
                            naive.members().stream()
                                    .filter(member -> member.id() > from)
                                    .toList(),
                            naive,
                            wanted);
                    assertThat(forum.statements()).hasSizeLessThanOrEqualTo(wanted.relations() + 1);
                }
            }
        }
    }

    private static void same(List<Member> loaded, List<Member> parents, Naive naive, Tree wanted) {
        assertThat(loaded.stream().map(member -> Dump.of(member)).toList())
                .as("%s", wanted)
                .isEqualTo(parents.stream()
                        .map(member -> Dump.of(naive.member(member, wanted)))
                        .toList());
    }

    /** All of them, in an order of chance, and some more than once. */
    private List<Member> parents(List<Member> members) {
        List<Member> parents = new ArrayList<>(members);
        for (int i = random.nextInt(4); i > 0; i--) {
            parents.add(members.get(random.nextInt(members.size())));
        }
        Collections.shuffle(parents, random);
        return parents;
    }

    private static Preload<? super Member> first(Tree tree) {
        return tree.members().get(0);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of preloads of members
    private static Preload<? super Member>[] more(Tree tree) {
        List<Preload<? super Member>> all = tree.members();
        return all.subList(1, all.size()).toArray(new Preload[0]);
    }

    private static <T> List<T> read(Forum forum, Query<T> query) {
        return Objects.requireNonNull(forum.repo().all(query).collectList().block());
    }

    private String data() {
        StringBuilder sql = new StringBuilder();
        int members = 1 + random.nextInt(6);
        int topics = random.nextInt(12);
        for (int id = 1; id <= members; id++) {
            sql.append("insert into members (id, name) values (%d, 'm%d');".formatted(id, id));
            if (random.nextBoolean()) {
                sql.append("insert into badges (id, label, member_id) values (%d, 'b%d', %d);"
                        .formatted(100 - id, id, id));
            }
        }
        for (int id = 1; id <= topics; id++) {
            sql.append("insert into topics (id, title, votes, author_id) values (%d, 't%d', %d, %s);"
                    .formatted(id, id, random.nextInt(9), owner(members)));
        }
        int replies = topics == 0 ? 0 : random.nextInt(30);
        for (int id = 1; id <= replies; id++) {
            sql.append("insert into replies (id, text, topic_id, author_id) values (%d, 'r%d', %d, %s);"
                    .formatted(id, id, 1 + random.nextInt(topics), owner(members)));
        }
        return sql.append("select 1").toString();
    }

    private String owner(int members) {
        int id = random.nextInt(members + 1);
        return id == 0 ? "null" : Integer.toString(id);
    }

    /**
     * Which relations to load, and which of theirs.
     *
     * @param after of a relation to many, rows with larger ids only
     * @param most of a relation to many, at most so many rows of each parent; 0 for all
     */
    private record Tree(String record, List<String> names, List<Tree> below, long after, int most) {

        /** One that wants something. */
        static Tree ofMembers(Random random) {
            Tree tree = of(random, "member", DEPTH);
            return tree.names().isEmpty() ? ofMembers(random) : tree;
        }

        static Tree of(Random random, String record, int depth) {
            List<String> names = new ArrayList<>();
            List<Tree> below = new ArrayList<>();
            for (String name : relations(record)) {
                if (depth > 0 && random.nextInt(3) > 0) {
                    names.add(name);
                    below.add(of(random, target(name), depth - 1));
                }
            }
            return new Tree(
                    record,
                    names,
                    below,
                    random.nextInt(3) == 0 ? random.nextInt(8) : 0,
                    random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0);
        }

        private static List<String> relations(String record) {
            return switch (record) {
                case "member" -> List.of("topics", "replies", "badge");
                case "topic" -> List.of("author", "replies");
                case "badge" -> List.of("member");
                default -> List.of("author", "topic");
            };
        }

        private static String target(String name) {
            return switch (name) {
                case "topics", "topic" -> "topic";
                case "replies" -> "reply";
                case "badge" -> "badge";
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
                var topics = narrowed(MEMBER.topics.orderBy(TOPIC.id.asc()), TOPIC.id, below("topics"));
                for (Preload<? super Topic> each : below("topics").topics()) {
                    topics = topics.preload(each);
                }
                all.add(topics);
            }
            if (has("replies")) {
                var replies = narrowed(MEMBER.replies.orderBy(REPLY.id.asc()), REPLY.id, below("replies"));
                for (Preload<? super Reply> each : below("replies").replies()) {
                    replies = replies.preload(each);
                }
                all.add(replies);
            }
            if (has("badge")) {
                var badge = MEMBER.badge;
                if (below("badge").has("member")) {
                    var member = BADGE.member;
                    for (Preload<? super Member> each :
                            below("badge").below("member").members()) {
                        member = member.preload(each);
                    }
                    badge = badge.preload(member);
                }
                all.add(badge);
            }
            return all;
        }

        private static <S, X> ToMany<S, X> narrowed(
                ToMany<S, X> relation, NumberColumn<? super X, Long> id, Tree tree) {
            ToMany<S, X> later = tree.after() == 0 ? relation : relation.where(id.gt(tree.after()));
            return tree.most() == 0 ? later : later.limit(tree.most());
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
                var replies = narrowed(TOPIC.replies.orderBy(REPLY.id.asc()), REPLY.id, below("replies"));
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
    private record Naive(List<Member> members, List<Topic> topics, List<Reply> replies, List<Badge> badges) {

        Member member(Member row, Tree tree) {
            return new Member(
                    row.id(),
                    row.name(),
                    tree.has("topics")
                            ? many(
                                    topics,
                                    tree.below("topics"),
                                    Topic::id,
                                    topic -> Objects.equals(topic.authorId(), row.id()),
                                    topic -> topic(topic, tree.below("topics")))
                            : row.topics(),
                    tree.has("replies")
                            ? many(
                                    replies,
                                    tree.below("replies"),
                                    Reply::id,
                                    reply -> Objects.equals(reply.authorId(), row.id()),
                                    reply -> reply(reply, tree.below("replies")))
                            : row.replies(),
                    tree.has("badge")
                            ? one(
                                    badges,
                                    badge -> badge.memberId() == row.id(),
                                    badge -> badge(badge, tree.below("badge")))
                            : row.badge());
        }

        private Badge badge(Badge row, Tree tree) {
            return new Badge(
                    row.id(),
                    row.label(),
                    row.memberId(),
                    tree.has("member")
                            ? one(
                                    members,
                                    member -> member.id() == row.memberId(),
                                    member -> member(member, tree.below("member")))
                            : row.member());
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
                                    tree.below("replies"),
                                    Reply::id,
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
                List<T> rows, Tree tree, ToLongFunction<T> id, Predicate<T> condition, Function<T, T> deeper) {
            return Many.of(rows.stream()
                    .filter(condition)
                    .filter(row -> id.applyAsLong(row) > tree.after())
                    .limit(tree.most() == 0 ? Long.MAX_VALUE : tree.most())
                    .map(deeper)
                    .toList());
        }

        private static <T> One<T> one(List<T> rows, Predicate<T> condition, Function<T, T> deeper) {
            return One.of(
                    rows.stream().filter(condition).map(deeper).findFirst().orElse(null));
        }
    }

    /** All that a graph holds, as text: a record's own equality leaves its relations out. */
    private static final class Dump {

        static String of(Member row) {
            return row.id() + row.name() + "{" + many(row.topics(), topic -> of(topic)) + ","
                    + many(row.replies(), reply -> of(reply)) + "," + one(row.badge(), badge -> of(badge)) + "}";
        }

        private static String of(Badge row) {
            return row.id() + row.label() + row.memberId() + "{" + one(row.member(), member -> of(member)) + "}";
        }

        private static String of(Topic row) {
            return row.id() + row.title() + row.votes() + " " + row.authorId() + "{"
                    + one(row.author(), member -> of(member)) + "," + many(row.replies(), reply -> of(reply)) + "}";
        }

        private static String of(Reply row) {
            return row.id() + row.text() + row.topicId() + " " + row.authorId() + "{"
                    + one(row.topic(), topic -> of(topic)) + "," + one(row.author(), member -> of(member)) + "}";
        }

        private static <T> String many(Many<T> many, Function<T, String> dump) {
            return many.isLoaded() ? many.list().stream().map(dump).toList().toString() : "?";
        }

        private static <T> String one(One<T> one, Function<T, String> dump) {
            return one.isLoaded() ? one.optional().map(dump).orElse("none") : "?";
        }
    }
}
