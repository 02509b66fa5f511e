package io.millrace.related;

import static io.millrace.related.AddressFields.ADDRESS;
import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.GeoFields.GEO;
import static io.millrace.related.LinkFields.LINK;
import static io.millrace.related.Newsroom.map;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.Newsroom.params;
import static io.millrace.related.PortraitTable.PORTRAIT;
import static io.millrace.related.RemarkTable.REMARK;
import static io.millrace.related.TagTable.TAG;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.changeset.Params;
import io.millrace.error.FieldError;
import io.millrace.repo.write.Attempt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever stands where records inside of a record are expected is an error of its field, or is written. */
class HostileNestedTest {

    private static final long SEED = 4;

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    @TestFactory
    Stream<DynamicTest> isAnErrorOfItsFieldOrWritten() {
        return Stream.of("address", "links", "articles", "portrait", "order", "gone")
                .map(field -> DynamicTest.dynamicTest(field, () -> {
                    NEWSROOM.empty();
                    for (Object value : hostile()) {
                        takesOrRefuses(field, value);
                    }
                }));
    }

    private static void takesOrRefuses(String field, @Nullable Object value) {
        Changeset<Writer> changes = cast(params("name", "Ann", field, value));
        Changeset<Writer> complete = changes.complete();
        if (complete.isValid()) {
            Attempt<Writer> attempt = now(NEWSROOM.repo().tryInsert(changes));
            assertThat(attempt).isInstanceOf(Attempt.Written.class);
        } else {
            assertThat(complete.errors())
                    .allSatisfy(error -> assertThat(error.path().get(0)).isIn(field, "links", "articles"));
            assertThat(complete.errorTree(FieldError::message)).isNotEmpty();
        }
    }

    @Test
    void aFormOfAnyShapeIsRead() {
        Random random = new Random(SEED);
        String letters = "abc01[].=&%25+_";
        for (int i = 0; i < 500; i++) {
            StringBuilder form = new StringBuilder("name=Ann");
            for (int j = random.nextInt(60); j > 0; j--) {
                form.append(letters.charAt(random.nextInt(letters.length())));
            }
            String encoded = form.toString().replaceAll("%(?![0-9a-fA-F]{2})", "");
            assertThat(Params.form(encoded).has("name") || encoded.contains("name"))
                    .isTrue();
        }
        assertThat(Params.form("a" + "[b]".repeat(5_000) + "=1&" + "x.".repeat(5_000) + "y=1")
                        .names())
                .hasSize(2);
        assertThat(Params.form("a=1&a[b]=2&a[b][c]=3&c[d]=1&c=2").names()).containsExactly("a", "c");
    }

    private static Changeset<Writer> cast(Params params) {
        return WRITER.cast(params, WRITER.name)
                .cast(
                        ADDRESS.in(WRITER.address),
                        address -> address.cast(ADDRESS.city, ADDRESS.floor)
                                .cast(GEO.in(ADDRESS.geo), geo -> geo.cast(GEO.lat, GEO.lon)))
                .cast(LINK.eachIn(WRITER.links).sorted("order").dropped("gone"), link -> link.cast(LINK.name, LINK.url))
                .cast(
                        Nested.of(WRITER.articles)
                                .onReplace(OnReplace.DELETE)
                                .sorted("order")
                                .dropped("gone"),
                        article -> article.cast(ARTICLE.title, ARTICLE.place)
                                .cast(ARTICLE.remarks, remark -> remark.cast(REMARK.text))
                                .cast(ARTICLE.tags, tag -> tag.cast(TAG.word)))
                .cast(WRITER.portrait, portrait -> portrait.cast(PORTRAIT.url).length(PORTRAIT.url, 1, 200));
    }

    private static List<@Nullable Object> hostile() {
        ObjectNode deep = JsonNodeFactory.instance.objectNode();
        ObjectNode at = deep;
        for (int i = 0; i < 5_000; i++) {
            at = at.putObject("articles");
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        list.add(1);
        List<@Nullable Object> nulls = new ArrayList<>(Arrays.asList(null, null));
        return new ArrayList<>(Arrays.asList(
                null,
                "",
                "x",
                0,
                true,
                List.of(),
                nulls,
                List.of("x"),
                List.of(List.of(List.of())),
                Map.of(),
                Map.of("", map("", "")),
                Map.of("-1", map("title", "x"), "99999999999", map("title", "y"), "0x", map("title", "z")),
                map("title", "x\u0000", "city", "\uD800", "url", "x".repeat(1 << 20), "name", List.of()),
                List.of(map("title", "x".repeat(41), "place", "2147483648", "name", 1, "url", 2)),
                List.of(map("title", "one", "name", "n", "url", "u", "id", "'; drop table writers; --")),
                List.of(map("title", "one", "remarks", map("0", map("text", map("a", 1))), "tags", "x")),
                map("geo", map("lat", "NaN", "lon", Double.POSITIVE_INFINITY), "city", "Rome"),
                map("city", "Rome", "url", "/", "title", "one", "writerId", 7, "version", 99),
                deep,
                list,
                new Object(),
                IntStream.range(0, 300)
                        .mapToObj(i -> map("title", "t" + i, "name", "n" + i, "url", "u"))
                        .toList()));
    }
}
