package io.millrace.type;

import static io.millrace.blog.PostTable.POST;
import static io.millrace.blog.PurchaseTable.PURCHASE;
import static io.millrace.blog.TagTable.TAG;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.function.Literals.nullOf;
import static io.millrace.function.Literals.value;
import static io.millrace.function.Views.number;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.sql;
import static io.millrace.query.Sql.sum;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.behaviour.Behaviour;
import io.millrace.blog.Item;
import io.millrace.blog.Item.Color;
import io.millrace.blog.Post;
import io.millrace.blog.Purchase;
import io.millrace.blog.Tag;
import io.millrace.expr.Expr;
import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Values of every kind on their way into the database, through expressions, and back. */
class TypeTest {

    private static final TestDatabase DATABASE = TestDatabase.create(Stream.of(USER, POST, TAG, PURCHASE)
            .flatMap(table -> table.definition().createStatements().stream())
            .collect(Collectors.joining(";\n")));
    private static final Repo REPO = Repo.connect(DATABASE.url());

    @AfterAll
    static void close() {
        REPO.close().block();
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.execute("truncate users, posts, tags, orders");
    }

    @Test
    @Behaviour("type.exs:10")
    void scalarsAreTheSameWhenTheyComeBack() {
        UUID id = UUID.fromString("01234567-89ab-7def-8123-456789abcdef");
        same(Integer.MIN_VALUE, value(Integer.MIN_VALUE));
        same(Long.MAX_VALUE, value(Long.MAX_VALUE));
        same(Short.MAX_VALUE, value(Short.MAX_VALUE));
        same(1.5, value(1.5));
        same(0.1f, value(0.1f));
        same(new BigDecimal("1.10"), value(new BigDecimal("1.10")));
        same(true, value(true));
        same("ann's", value("ann's"));
        same(id, value(id));
        same(LocalDate.of(2024, 2, 29), value(LocalDate.of(2024, 2, 29)));
        same(LocalTime.of(23, 59, 59, 999_999_000), value(LocalTime.of(23, 59, 59, 999_999_000)));
        same(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4_000), value(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4_000)));
        same(Instant.parse("2024-02-29T01:02:03.000004Z"), value(Instant.parse("2024-02-29T01:02:03.000004Z")));
        assertThat(one(value(new byte[] {0, 1, -1}))).containsExactly(0, 1, -1);
        assertThat(one(nullOf(Types.TEXT))).isEmpty();
        assertThat(one(value(1).plus(2).times(3).minus(value(4)))).isEqualTo(5);
    }

    @Test
    @Behaviour("type.exs:85")
    void spansAreKeptInMonthsDaysAndMicroseconds() {
        same(new Interval(14, 31, -1_500_000), value(new Interval(14, 31, -1_500_000)));
        assertThat(one(value(Types.DURATION, Duration.ofMillis(-1500)))).isEqualTo(Duration.ofMillis(-1500));
        assertThat(one(value(Types.PERIOD, Period.of(1, 2, 3)))).isEqualTo(Period.of(1, 2, 3));
        assertThat(one(sql(Interval.class, "{}::interval(3)", value(new Interval(0, 0, 1_234_567)))))
                .isEqualTo(new Interval(0, 0, 1_235_000));
    }

    @Test
    @Behaviour("type.exs:144")
    void aTypeOfOnesOwnIsKeptByAggregates() {
        PgType<Integer> wrapped = Types.mapped(Types.INT4, stored -> stored - 100, own -> own + 100);
        insert(POST.draft().visits(10), POST.draft().visits(20));

        assertThat(REPO.all(from(POST).select(sum(number(POST.visits.cast(wrapped)))))
                        .blockFirst())
                .contains(30 - 100);
    }

    @Test
    @Behaviour("type.exs:209")
    void aUuidIsFoundByItsValue() {
        UUID id = UUID.fromString("01234567-89ab-7def-8123-456789abcdef");
        insert(POST.draft().bid(id), POST.draft());

        assertThat(REPO.all(from(POST).where(POST.bid.eq(id)).select(POST.bid))
                        .collectList()
                        .block())
                .containsExactly(Optional.of(id));
    }

    @Test
    @Behaviour({"type.exs:217", "type.exs:226"})
    void bytesAndTextsAreSearchedByPatterns() {
        insert(POST.draft().text("hello world").blob("hello".getBytes(StandardCharsets.UTF_8)));

        assertThat(REPO.exists(from(POST).where(POST.text.like("%lo wor%"))).block())
                .isTrue();
        assertThat(REPO.exists(from(POST).where(sql("{} like {}", POST.blob, "h%o".getBytes(StandardCharsets.UTF_8))))
                        .block())
                .isTrue();
    }

    @Test
    @Behaviour("type.exs:282")
    void nullsStandInArraysThatMayHaveThem() {
        same(Arrays.asList(1, null, 3), value(Types.arrayOfNullable(Types.INT4), Arrays.asList(1, null, 3)));
        same(
                Arrays.asList(null, BigDecimal.ONE),
                value(Types.arrayOfNullable(Types.NUMERIC), Arrays.asList(null, BigDecimal.ONE)));
    }

    @Test
    @Behaviour("type.exs:288")
    void aMapOfAnythingHasTextsAsKeys() {
        Post post = insert(POST.draft().meta(Map.of("n", 1, "list", List.of(true, "x"))));

        assertThat(post.meta()).isEqualTo(Map.of("n", 1, "list", List.of(true, "x")));
    }

    @Test
    @Behaviour("type.exs:299")
    void aMapOfTextsIsRead() {
        Post post = insert(POST.draft().links(Map.of("home", "/", "o'", "it's \"q\"")));

        assertThat(post.links()).isEqualTo(Map.of("home", "/", "o'", "it's \"q\""));
        assertThat(one(from(POST).select(POST.links.textAt("o'")))).contains("it's \"q\"");
    }

    @Test
    @Behaviour("type.exs:310")
    void aMapOfFloatsStaysOne() {
        Post post = insert(POST.draft().intensities(Map.of("x", 1.0, "y", 2.5)));

        assertThat(post.intensities()).isEqualTo(Map.of("x", 1.0, "y", 2.5));
    }

    @Test
    @Behaviour("type.exs:319")
    void aMapIsUpdated() {
        Post post = insert(POST.draft().meta(Map.of("world", "hello")));

        assertThat(REPO.update(post)
                        .set(POST.meta.to(Map.of("a", 1)))
                        .map(Post::meta)
                        .block())
                .isEqualTo(Map.of("a", 1));
        assertThat(REPO.updateAll(from(POST).everyRow())
                        .set(POST.meta.to(POST.meta.with(List.of("b"), 2)))
                        .returning(POST.meta)
                        .blockFirst())
                .contains(Map.of("a", 1, "b", 2));
    }

    @Test
    @Behaviour({"type.exs:332", "type.exs:468", "type.exs:523"})
    void aDocumentIsARecord() {
        Item item =
                new Item("01", 3, Instant.parse("2024-01-01T00:00:00Z"), new Color("red"), List.of(new Color("blue")));
        Purchase purchase = insert(PURCHASE.draft().item(item));

        assertThat(purchase.item()).isEqualTo(item);
        assertThat(one(from(PURCHASE).select(PURCHASE.item))).contains(item);
        assertThat(one(from(PURCHASE).select(PURCHASE.item.validAt))).contains(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(one(from(PURCHASE)
                        .where(PURCHASE.item.primaryColor.name.eq("red"), PURCHASE.item.price.gt(2))
                        .select(PURCHASE.item.primaryColor)))
                .contains(new Color("red"));
        Item other = new Item("02", null, null, null, null);
        assertThat(REPO.updateAll(from(PURCHASE).everyRow())
                        .set(PURCHASE.item.to(other))
                        .returning(PURCHASE.item)
                        .blockFirst())
                .contains(other);
        assertThat(one(from(PURCHASE).select(PURCHASE.item.primaryColor))).isEmpty();
    }

    @Test
    @Behaviour("type.exs:483")
    void aDocumentMayBeMissing() {
        assertThat(insert(PURCHASE.draft()).item()).isNull();
        assertThat(one(from(PURCHASE).where(PURCHASE.item.isNull()).select(PURCHASE.item.reference)))
                .isEmpty();
    }

    @Test
    @Behaviour({"type.exs:491", "type.exs:515"})
    void aListOfDocumentsIsOneDocument() {
        Item item = new Item("01", 3, null, null, List.of());

        assertThat(insert(TAG.draft().items(List.of(item, item))).items()).containsExactly(item, item);
        assertThat(insert(TAG.draft().items(List.of())).items()).isEmpty();
        assertThat(REPO.all(from(TAG)
                                .where(TAG.items.arrayLength().eq(2))
                                .select(TAG.items.at(0).textAt("price")))
                        .collectList()
                        .block())
                .containsExactly(Optional.of("3"));
    }

    @Test
    @Behaviour({"type.exs:234", "type.exs:269"})
    void arraysAreStoredAndChanged() {
        UUID id = UUID.fromString("01234567-89ab-7def-8123-456789abcdef");
        Tag tag = insert(TAG.draft().ints(List.of(1, 2)).uuids(List.of(id)));

        assertThat(tag.uuids()).containsExactly(id);
        assertThat(REPO.updateAll(from(TAG).where(TAG.uuids.has(id)))
                        .set(TAG.ints.to(TAG.ints.append(3)))
                        .returning(TAG.ints)
                        .blockFirst())
                .contains(List.of(1, 2, 3));
        assertThat(REPO.updateAll(from(TAG).where(TAG.ints.has(3)))
                        .set(TAG.ints.to(TAG.ints.remove(2)))
                        .returning(TAG.ints)
                        .blockFirst())
                .contains(List.of(1, 3));
        assertThat(REPO.exists(from(TAG).where(TAG.ints.eq(List.of()))).block()).isFalse();
    }

    @Test
    @Behaviour("type.exs:592")
    void queriesWithLiteralsAreCombined() {
        insert(POST.draft().title("a"));
        var numbers = from(POST).select(value(1)).unionAll(from(POST).select(value(2)));
        var texts = from(POST).select(value("a")).unionAll(from(POST).select(value("b")));
        var floats = from(POST).select(value(1.5)).unionAll(from(POST).select(value(2.5)));

        assertThat(REPO.toSql(numbers).sql())
                .isEqualTo("(select $1::int4 from posts) union all (select $2::int4 from posts)");
        assertThat(REPO.all(numbers).collectList().block()).containsExactlyInAnyOrder(1, 2);
        assertThat(REPO.all(texts).collectList().block()).containsExactlyInAnyOrder("a", "b");
        assertThat(REPO.all(floats).collectList().block()).containsExactlyInAnyOrder(1.5, 2.5);
    }

    @Test
    @Behaviour({"type.exs:615", "type.exs:620"})
    void whatHasNoRecordIsReadByTheTypesThatAreSaid() {
        insert(POST.draft().title("a").visits(7).posted(LocalDate.of(2024, 1, 2)));
        var row = from(POST)
                .select(
                        sql(Types.TEXT, "title"),
                        sql(Integer.class, "visits"),
                        sql(LocalDate.class, "posted"),
                        sql(
                                Types.jsonb(new TypeReference<Map<String, Integer>>() {}),
                                "jsonb_build_object('n', visits)"));

        assertThat(REPO.all(row).collectList().block())
                .extracting(Object::toString)
                .containsExactly("[a,7,2024-01-02,{n=7}]");
    }

    private static <T> void same(T sent, Expr<Object, T, T> constant) {
        assertThat(one(constant)).isEqualTo(sent);
        assertThat(one(constant.eq(sent))).isTrue();
    }

    private static <V> V one(Expr<Object, ?, V> expression) {
        DATABASE.execute("truncate posts");
        insert(POST.draft());
        return one(from(POST).select(expression));
    }

    private static <V> V one(io.millrace.expr.Rows<V> rows) {
        return REPO.all(rows)
                .collectList()
                .map(all -> all.get(0))
                .blockOptional()
                .orElseThrow();
    }

    private static Post insert(io.millrace.blog.PostDraft first, io.millrace.blog.PostDraft... more) {
        Post post = stored(REPO.insert(first));
        for (io.millrace.blog.PostDraft draft : more) {
            stored(REPO.insert(draft));
        }
        return post;
    }

    private static Tag insert(io.millrace.blog.TagDraft draft) {
        return stored(REPO.insert(draft));
    }

    private static Purchase insert(io.millrace.blog.PurchaseDraft draft) {
        return stored(REPO.insert(draft));
    }

    private static <R> R stored(Mono<R> insert) {
        return insert.blockOptional().orElseThrow();
    }
}
