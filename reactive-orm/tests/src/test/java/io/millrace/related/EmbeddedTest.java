package io.millrace.related;

import static io.millrace.related.AddressFields.ADDRESS;
import static io.millrace.related.GeoFields.GEO;
import static io.millrace.related.LinkFields.LINK;
import static io.millrace.related.Newsroom.map;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.Newsroom.params;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.OnReplace;
import io.millrace.changeset.Params;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidQuery;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class EmbeddedTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Writer ANN = new Writer(
            1,
            "Ann",
            new Address("Paris", 2, new Geo(48.9, 2.4)),
            List.of(new Link("home", "/a"), new Link("work", "/b")),
            Many.of(List.of()),
            One.of(null));

    @Test
    void anEmbeddedRecordIsCastFieldByField() {
        Changeset<Writer> changes = writer(WRITER.cast(
                Params.form("name=Bob&address[city]=Rome&address.floor=3&address[geo][lat]=1&address[geo][lon]=2"
                        + "&address[zip]=7&links[0][name]=home&links[0][url]=/x"),
                WRITER.name));

        assertThat(changes.errors()).isEmpty();
        assertThat(changes.get(WRITER.address)).isEqualTo(new Address("Rome", 3, new Geo(1, 2)));
        assertThat(changes.get(WRITER.links)).containsExactly(new Link("home", "/x"));
        assertThat(changes.unknown()).containsExactly("address.zip");
        Writer bob = now(NEWSROOM.repo().insert(changes));
        assertThat(now(NEWSROOM.repo().require(WRITER, bob.id())).address()).isEqualTo(changes.get(WRITER.address));
    }

    @Test
    void errorsAreATreeOnThePathsOfTheInput() {
        Changeset<Writer> changes = writer(WRITER.cast(
                params(
                        "address",
                        map("floor", "high", "geo", map("lat", 100, "lon", 2)),
                        "links",
                        map("17", map("name", "home", "url", "/x"), "18", map("name", "b", "url", ""), "19", "x")),
                WRITER.name));

        assertThat(changes.errors().stream().map(FieldError::toString))
                .containsExactly(
                        "address.floor: is not a valid whole number",
                        "address.geo.lat: must be at most 90",
                        "address.city: is required",
                        "links.19: is not a valid record");
        assertThat(writer(WRITER.cast(params("links", map("17", map("name", "b"))), WRITER.name))
                        .errorTree(FieldError::message))
                .isEqualTo(Map.of("links", Map.of("17", Map.of("url", List.of("is required")))));
        assertThat(changes.invalid().tree())
                .isEqualTo(Map.of(
                        "address",
                        Map.of(
                                "floor", List.of("is not a valid whole number"),
                                "geo", Map.of("lat", List.of("must be at most 90")),
                                "city", List.of("is required")),
                        "links",
                        Map.of("19", List.of("is not a valid record"))));
        assertThat(changes.isChanged(WRITER.address)).isFalse();
    }

    @Test
    void whatIsSentOfOneIsWrittenIntoTheOneThatIsThere() {
        Changeset<Writer> changes = writer(WRITER.edit(ANN, params("address", map("city", "Rome")), WRITER.name));

        assertThat(changes.get(WRITER.address)).isEqualTo(new Address("Rome", 2, new Geo(48.9, 2.4)));
        assertThat(WRITER.edit(ANN, params("address", map("city", "Rome")), WRITER.name)
                        .cast(ADDRESS.in(WRITER.address).onReplace(OnReplace.DELETE), EmbeddedTest::address)
                        .get(WRITER.address))
                .isEqualTo(new Address("Rome", 2, new Geo(48.9, 2.4)));
        assertThat(writer(WRITER.edit(ANN, params("address", map("city", "Paris")), WRITER.name))
                        .isChanged())
                .isFalse();
        assertThat(writer(WRITER.edit(ANN, params("address", null), WRITER.name))
                        .changes())
                .containsEntry("address", null);
        assertThatThrownBy(() -> WRITER.edit(ANN, params("address", null), WRITER.name)
                        .cast(ADDRESS.in(WRITER.address).onReplace(OnReplace.RAISE), EmbeddedTest::address))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: Writer.address would lose one record
                          because: it is not said what happens to those that are left out
                          fix: say it: .onReplace(OnReplace.DELETE), NILIFY, LEAVE, or REFUSE to answer with an error of the field""");
    }

    @Test
    void theRecordsOfAListAreToldByTheirKey() {
        Params params = params(
                "links", List.of(map("name", "work", "url", "/c"), map("name", "club", "url", "/d"), map("name", "x")));

        assertThat(writer(WRITER.edit(ANN, params, WRITER.name)).errors())
                .containsExactly(new FieldError(List.of("links", "2", "url"), "required", "is required", Map.of()));
        Params fewer = params("links", List.of(map("name", "work"), map("name", "club", "url", "/d")));
        assertThat(links(fewer, OnReplace.DELETE).get(WRITER.links))
                .containsExactly(new Link("work", "/b"), new Link("club", "/d"));
        assertThat(links(fewer, OnReplace.LEAVE).get(WRITER.links))
                .containsExactly(new Link("work", "/b"), new Link("club", "/d"), new Link("home", "/a"));
        assertThat(links(fewer, OnReplace.REFUSE).errors())
                .containsExactly(FieldError.of("links", "replaced", "must not be taken away"));
    }

    @Test
    void formsSortAndDrop() {
        Params form = Params.form("links[0][name]=home&links[1][name]=work&links[5][name]=club&links[5][url]=/d"
                + "&order[]=5&order[]=1&order[]=new&gone[]=0");
        Changeset<Writer> changes = WRITER.edit(ANN, form, WRITER.name)
                .cast(
                        LINK.eachIn(WRITER.links).sorted("order").dropped("gone"),
                        (link, place) -> link.cast(LINK.name, LINK.url)
                                .put(LINK.url.to((link.get(LINK.url) == null ? "/" : "") + place)));

        assertThat(changes.errors().stream().map(FieldError::toString)).containsExactly("links.new.name: is required");
        assertThat(changes.unknown()).isEmpty();
        Params last = Params.form("gone[]=0&gone[]=1");
        assertThat(WRITER.edit(ANN, last, WRITER.name)
                        .cast(LINK.eachIn(WRITER.links).dropped("gone"), EmbeddedTest::link)
                        .get(WRITER.links))
                .isEmpty();
    }

    @Test
    void oneMayBeNeeded() {
        assertThat(WRITER.cast(params("name", "Bob"), WRITER.name)
                        .cast(ADDRESS.in(WRITER.address).required(), EmbeddedTest::address)
                        .errors())
                .containsExactly(FieldError.of("address", "required", "is required"));
        assertThat(WRITER.edit(ANN, params("name", "Bob"), WRITER.name)
                        .cast(ADDRESS.in(WRITER.address).required(), EmbeddedTest::address)
                        .isValid())
                .isTrue();
    }

    @Test
    void recordsArePutInCodeAsWell() {
        Changeset<Writer> changes = Changeset.of(WRITER, ANN)
                .put(ADDRESS.in(WRITER.address), List.of(ADDRESS.changes().put(ADDRESS.city.to("Rome"))))
                .put(LINK.eachIn(WRITER.links), List.of(LINK.changes(new Link("home", "/a"))));

        assertThat(changes.get(WRITER.address)).isEqualTo(new Address("Rome", 2, new Geo(48.9, 2.4)));
        assertThat(changes.get(WRITER.links)).containsExactly(new Link("home", "/a"));
        assertThat(changes.apply().address()).isEqualTo(changes.get(WRITER.address));
        assertThat(ADDRESS.changes().put(ADDRESS.floor.to(1)).complete().errors())
                .containsExactly(FieldError.of("city", "required", "is required"));
    }

    @Test
    void checksThatAskOthersAreMadeInsideAsWell() {
        Changeset<Writer> changes = WRITER.cast(params("name", "Bob", "address", map("city", "Rome")), WRITER.name)
                .cast(
                        ADDRESS.in(WRITER.address),
                        address -> address(address).checkAsync(ADDRESS.city, city -> Mono.just(false), "is unknown"));

        StepVerifier.create(changes.settled((asked, columns) -> Mono.just(false)))
                .assertNext(settled -> assertThat(settled.errors())
                        .containsExactly(new FieldError(List.of("address", "city"), "check", "is unknown", Map.of())))
                .verifyComplete();
    }

    private static Changeset<Writer> links(Params params, OnReplace onReplace) {
        return WRITER.edit(ANN, params, WRITER.name)
                .cast(LINK.eachIn(WRITER.links).onReplace(onReplace), EmbeddedTest::link);
    }

    private static Changeset<Writer> writer(Changeset<Writer> changes) {
        return changes.cast(ADDRESS.in(WRITER.address), EmbeddedTest::address)
                .cast(LINK.eachIn(WRITER.links), EmbeddedTest::link);
    }

    private static Changeset<Address> address(Changeset<Address> address) {
        return address.cast(ADDRESS.city, ADDRESS.floor)
                .cast(
                        GEO.in(ADDRESS.geo),
                        geo -> geo.cast(GEO.lat, GEO.lon).max(GEO.lat, 90).required(GEO.lat, GEO.lon));
    }

    private static Changeset<Link> link(Changeset<Link> link) {
        return link.cast(LINK.name, LINK.url);
    }
}
