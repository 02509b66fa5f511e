package io.millrace.related;

import static io.millrace.related.AddressFields.ADDRESS;
import static io.millrace.related.LinkFields.LINK;
import static io.millrace.related.Newsroom.map;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.Newsroom.params;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.changeset.Params;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidQuery;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A list of records in a column, each told by its key, as it is cast and put. */
class EmbeddedManyTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Link HOME = new Link("home", "/a");
    private static final Link WORK = new Link("work", "/b");
    private static final Writer ANN = new Writer(1, "Ann", null, List.of(HOME, WORK), Many.of(List.of()), One.of(null));
    private static final Writer BOB = new Writer(2, "Bob", null, List.of(), Many.of(List.of()), One.of(null));

    @Test
    @Behaviour({"embedded_test.exs:511", "embedded_test.exs:521", "embedded_test.exs:572"})
    void newOnesAreCastFromAListOrAMap() {
        Map<String, @Nullable Object> club = map("name", "club", "url", "/c");

        for (Object links : new Object[] {List.of(club), map("0", club)}) {
            Changeset<Writer> changes = edit(BOB, links, OnReplace.RAISE);
            assertThat(changes.errors()).isEmpty();
            assertThat(changes.get(WRITER.links)).containsExactly(new Link("club", "/c"));
        }
        Writer ann = now(NEWSROOM.repo()
                .insert(WRITER.cast(params("name", "Ann", "links", List.of(club)), WRITER.name)
                        .cast(LINK.eachIn(WRITER.links), EmbeddedManyTest::link)));
        assertThat(now(NEWSROOM.repo().require(WRITER, ann.id())).links()).containsExactly(new Link("club", "/c"));
    }

    @Test
    @Behaviour("embedded_test.exs:587")
    @Behaviour(
            value = "embedded_test.exs:624",
            differs = "a key is a value of the record: one that is not there is that of a new record")
    void someAreNewSomeChangeAndSomeGo() {
        Changeset<Writer> changes = edit(
                ANN, List.of(map("name", "club", "url", "/c"), map("name", "work", "url", "/d")), OnReplace.DELETE);

        assertThat(changes.errors()).isEmpty();
        assertThat(changes.get(WRITER.links)).containsExactly(new Link("club", "/c"), new Link("work", "/d"));
        assertThat(edit(ANN, List.of(map("name", "club"), map("name", "work", "url", null)), OnReplace.DELETE)
                        .errors())
                .extracting(FieldError::toString)
                .containsExactly("links.0.url: is required", "links.1.url: is required");
        assertThat(edit(ANN, List.of(map("name", "work")), OnReplace.DELETE).get(WRITER.links))
                .containsExactly(WORK);
    }

    @Test
    @Behaviour("embedded_test.exs:531")
    void theInputSortsAndDrops() {
        Map<String, @Nullable Object> all = map("1", one("one"), "2", one("two"), "3", one("three"));

        assertThat(names(params("links", all))).containsExactly("one", "two", "three");
        assertThat(names(params("links", all, "drop", List.of(2)))).containsExactly("one", "three");
        assertThat(names(params("links", all, "sort", List.of("2", "3", "1")))).containsExactly("two", "three", "one");
        assertThat(names(params("links", all, "sort", List.of("2")))).containsExactly("two", "one", "three");
        assertThat(names(params("sort", List.of("new")))).containsExactly("?");
        assertThat(names(params("links", all, "sort", List.of("2", "new"))))
                .containsExactly("two", "?", "one", "three");
        assertThat(names(params("links", all, "sort", List.of(3, 2, 1), "drop", List.of(2))))
                .containsExactly("three", "one");
        assertThat(names(params("links", all, "sort", List.of("1", "new"), "drop", List.of("2", "new"))))
                .containsExactly("one", "three");
        assertThat(names(params("links", all, "sort", true, "drop", map("x", 1))))
                .containsExactly("one", "two", "three");
        assertThat(WRITER.edit(ANN, params("drop", List.of("0")), WRITER.name)
                        .cast(LINK.eachIn(WRITER.links).dropped("drop"), EmbeddedManyTest::link)
                        .get(WRITER.links))
                .isEmpty();
    }

    @Test
    @Behaviour("embedded_test.exs:632")
    void whatIsNoListOfRecordsIsRefused() {
        for (@Nullable Object wrong : new @Nullable Object[] {"value", List.of("value"), null, map("id", "invalid")}) {
            Changeset<Writer> changes = edit(ANN, wrong, OnReplace.DELETE);
            assertThat(changes.errors()).singleElement().satisfies(error -> {
                assertThat(error.code()).isEqualTo("invalid");
                assertThat(error.path()).startsWith("links");
            });
            assertThat(changes.isChanged()).isFalse();
        }
    }

    @Test
    @Behaviour({"embedded_test.exs:650", "embedded_test.exs:707"})
    void theSameOnesAreNoChange() {
        assertThat(edit(ANN, List.of(map("name", "home"), map("name", "work")), OnReplace.RAISE)
                        .isChanged())
                .isFalse();
        for (Writer row : List.of(ANN, BOB)) {
            assertThat(WRITER.edit(row, params(), WRITER.name)
                            .cast(LINK.eachIn(WRITER.links), EmbeddedManyTest::link)
                            .isChanged())
                    .isFalse();
        }
    }

    @Test
    @Behaviour({"embedded_test.exs:680", "embedded_test.exs:1304"})
    void someMayBeNeeded() {
        assertThat(needed(params()).errorTree(FieldError::message)).isEqualTo(Map.of("links", List.of("is required")));
        assertThat(needed(params("links", List.of())).errorTree(FieldError::message))
                .isEqualTo(Map.of("links", List.of("is required")));
        assertThat(needed(params("links", null)).errorTree(FieldError::message))
                .isEqualTo(Map.of("links", List.of("is not a valid list")));
        assertThat(needed(params("links", List.of(map("name", "a", "url", null))))
                        .errorTree(FieldError::message))
                .isEqualTo(Map.of("links", Map.of("0", Map.of("url", List.of("is required")))));
        assertThat(needed(params("links", List.of(one("a")))).errors()).isEmpty();
    }

    @Test
    @Behaviour({"embedded_test.exs:715", "embedded_test.exs:1013"})
    void itMayBeAMistakeToTakeThemAway() {
        Nested<Writer, Link> kept = LINK.eachIn(WRITER.links).onReplace(OnReplace.RAISE);

        for (Object input : new Object[] {List.of(), List.of(one("club"))}) {
            assertThatThrownBy(() -> edit(ANN, input, OnReplace.RAISE))
                    .isInstanceOf(InvalidQuery.class)
                    .hasMessageStartingWith("ORM-111: Writer.links would lose 2 records");
        }
        assertThatThrownBy(() -> Changeset.of(WRITER, ANN).put(kept, List.of())).isInstanceOf(InvalidQuery.class);
        assertThatThrownBy(() -> Changeset.of(WRITER, ANN).put(kept, List.of(LINK.changes(HOME))))
                .hasMessageStartingWith("ORM-111: Writer.links would lose one record");
    }

    @Test
    @Behaviour({"embedded_test.exs:727", "embedded_test.exs:1026"})
    void theyMayBeHeldOnTo() {
        FieldError replaced = FieldError.of("links", "replaced", "must not be taken away");
        Nested<Writer, Link> kept = LINK.eachIn(WRITER.links).onReplace(OnReplace.REFUSE);

        assertThat(edit(ANN, List.of(), OnReplace.REFUSE).errors()).containsExactly(replaced);
        assertThat(edit(ANN, List.of(one("club")), OnReplace.REFUSE).errors()).containsExactly(replaced);
        assertThat(edit(ANN, List.of(), OnReplace.REFUSE).isChanged()).isFalse();
        assertThat(Changeset.of(WRITER, ANN).put(kept, List.of()).errors()).containsExactly(replaced);
    }

    @Test
    @Behaviour({"embedded_test.exs:479", "embedded_no_pk_test.exs:232"})
    void ofSeveralNoneIsUpdatedByWhatReplacesIt() {
        assertThatThrownBy(() -> LINK.eachIn(WRITER.links).onReplace(OnReplace.UPDATE))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith(
                        "ORM-111: Writer.links is updated where it is replaced\n  because: it has several");
    }

    @Test
    @Behaviour("embedded_test.exs:756")
    @Behaviour(value = "embedded_test.exs:749", differs = "one record is told its place as well: 0")
    void eachIsToldItsPlace() {
        assertThat(WRITER.edit(BOB, params("links", List.of(one("a"), one("b"))), WRITER.name)
                        .cast(
                                LINK.eachIn(WRITER.links),
                                (link, place) -> link(link).put(LINK.url.to("/" + place)))
                        .get(WRITER.links))
                .containsExactly(new Link("a", "/0"), new Link("b", "/1"));
        assertThat(WRITER.edit(BOB, params("address", map("city", "Rome")), WRITER.name)
                        .cast(
                                ADDRESS.in(WRITER.address),
                                (address, place) -> address.cast(ADDRESS.city).put(ADDRESS.floor.to(place)))
                        .get(WRITER.address))
                .isEqualTo(new Address("Rome", 0, null));
    }

    @Test
    @Behaviour({
        "embedded_test.exs:905",
        "embedded_test.exs:955",
        "embedded_test.exs:993",
        "embedded_test.exs:1138",
        "embedded_test.exs:1160",
        "embedded_test.exs:1169"
    })
    void theyArePutAsChangesOrAsAValue() {
        Nested<Writer, Link> each = LINK.eachIn(WRITER.links);

        assertThat(Changeset.of(WRITER, BOB).put(each, List.of()).isChanged()).isFalse();
        assertThat(Changeset.of(WRITER, BOB).put(each, List.of(club())).get(WRITER.links))
                .containsExactly(new Link("club", "/c"));
        assertThat(Changeset.of(WRITER, ANN)
                        .put(
                                each,
                                List.of(LINK.changes(WORK), LINK.changes(HOME).put(LINK.url.to("/d")), club()))
                        .get(WRITER.links))
                .containsExactly(WORK, new Link("home", "/d"), new Link("club", "/c"));
        assertThat(Changeset.of(WRITER, ANN)
                        .put(each, List.of(LINK.changes(HOME), LINK.changes(WORK)))
                        .isChanged())
                .isFalse();
        assertThat(Changeset.of(WRITER, ANN).put(each, List.of()).get(WRITER.links))
                .isEmpty();
        assertThat(WRITER.change(ANN, WRITER.links.to(List.of(HOME, WORK))).isChanged())
                .isFalse();
    }

    @Test
    @Behaviour("embedded_test.exs:1282")
    void theirErrorsAreABranchOfTheTree() {
        assertThat(WRITER.edit(BOB, params("name", "hi", "links", List.of(one("a"), one("long"))), WRITER.name)
                        .cast(LINK.eachIn(WRITER.links), link -> link(link).length(LINK.name, 3, 80))
                        .error(WRITER.name, "odd", "is odd")
                        .errorTree(FieldError::message))
                .isEqualTo(Map.of(
                        "links",
                        Map.of("0", Map.of("name", List.of("must have at least 3 characters"))),
                        "name",
                        List.of("is odd")));
    }

    private static List<String> names(Params params) {
        return WRITER
                .edit(BOB, params, WRITER.name)
                .cast(LINK.eachIn(WRITER.links).sorted("sort").dropped("drop"), link -> {
                    Changeset<Link> cast = link(link);
                    return cast.get(LINK.name) == null ? cast.put(LINK.name.to("?"), LINK.url.to("?")) : cast;
                })
                .get(WRITER.links)
                .stream()
                .map(Link::name)
                .toList();
    }

    private static Changeset<Writer> needed(Params params) {
        return WRITER.edit(BOB, params, WRITER.name)
                .cast(LINK.eachIn(WRITER.links).required(), EmbeddedManyTest::link);
    }

    private static Changeset<Writer> edit(Writer row, @Nullable Object links, OnReplace onReplace) {
        return WRITER.edit(row, params("links", links), WRITER.name)
                .cast(LINK.eachIn(WRITER.links).onReplace(onReplace), EmbeddedManyTest::link);
    }

    private static Changeset<Link> link(Changeset<Link> link) {
        return link.cast(LINK.name, LINK.url);
    }

    private static Map<String, @Nullable Object> one(String name) {
        return map("name", name, "url", "/" + name);
    }

    private static Changeset<Link> club() {
        return LINK.changes().put(LINK.name.to("club"), LINK.url.to("/c"));
    }
}
