package io.millrace.related;

import static io.millrace.related.AddressFields.ADDRESS;
import static io.millrace.related.GeoFields.GEO;
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

/** One record in a column, as it is cast and put. */
class EmbeddedOneTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Address PARIS = new Address("Paris", 2, null);
    private static final Writer ANN = new Writer(1, "Ann", PARIS, List.of(), Many.of(List.of()), One.of(null));
    private static final Writer BOB = new Writer(2, "Bob", null, List.of(), Many.of(List.of()), One.of(null));

    @Test
    @Behaviour({
        "embedded_test.exs:184",
        "embedded_test.exs:367",
        "embedded_no_pk_test.exs:85",
        "embedded_no_pk_test.exs:167"
    })
    void itIsCastAsItsFunctionSays() {
        Changeset<Writer> changes = fresh(map("city", "Rome", "floor", "3"));

        assertThat(changes.errors()).isEmpty();
        assertThat(changes.get(WRITER.address)).isEqualTo(new Address("Rome", 3, null));
        assertThat(WRITER.cast(params("address", map("city", "Rome", "floor", "3")), WRITER.name)
                        .cast(ADDRESS.in(WRITER.address), address -> address.cast(ADDRESS.city))
                        .get(WRITER.address))
                .isEqualTo(new Address("Rome", null, null));
        Writer ann = now(NEWSROOM.repo().insert(changes));
        assertThat(now(NEWSROOM.repo().require(WRITER, ann.id())).address()).isEqualTo(new Address("Rome", 3, null));
    }

    @Test
    @Behaviour({"embedded_test.exs:194", "embedded_no_pk_test.exs:95"})
    void whatIsWrongWithItIsWrongWithTheWhole() {
        assertThat(fresh(map()).errors())
                .containsExactly(new FieldError(List.of("address", "city"), "required", "is required", Map.of()));
        for (Object wrong : new Object[] {"value", List.of(map("city", "Rome")), 3, true}) {
            Changeset<Writer> changes = fresh(wrong);
            assertThat(changes.errors())
                    .containsExactly(new FieldError(
                            List.of("address"), "invalid", "is not a valid {type}", Map.of("type", "record")));
            assertThat(changes.isChanged(WRITER.address)).isFalse();
        }
    }

    @Test
    @Behaviour({"embedded_test.exs:213", "embedded_test.exs:469", "embedded_no_pk_test.exs:221"})
    @Behaviour(
            value = {"embedded_test.exs:245", "embedded_no_pk_test.exs:108"},
            differs = "what is sent is written into the record that is there; another one is put in code")
    void whatIsSentIsWrittenIntoTheOneThatIsThere() {
        Changeset<Writer> changes = edit(ANN, map("city", "Rome"), OnReplace.UPDATE);

        assertThat(changes.errors()).isEmpty();
        assertThat(changes.get(WRITER.address)).isEqualTo(new Address("Rome", 2, null));
        assertThat(edit(ANN, map("city", "Rome"), OnReplace.DELETE).get(WRITER.address))
                .isEqualTo(new Address("Rome", 2, null));
        assertThat(WRITER.change(ANN, WRITER.address.to(new Address("Rome", null, null)))
                        .get(WRITER.address))
                .isEqualTo(new Address("Rome", null, null));
    }

    @Test
    @Behaviour({"embedded_test.exs:284", "embedded_test.exs:414", "embedded_no_pk_test.exs:180"})
    @Behaviour(
            value = {"embedded_test.exs:346", "embedded_test.exs:691"},
            differs = "a record in a column is a value of its row, which is written where it changes and only there")
    void theSameOneIsNoChange() {
        assertThat(edit(ANN, map("city", "Paris"), OnReplace.UPDATE).isChanged())
                .isFalse();
        assertThat(edit(ANN, map(), OnReplace.UPDATE).isChanged()).isFalse();
        for (Writer row : List.of(ANN, BOB)) {
            assertThat(WRITER.edit(row, params(), WRITER.name)
                            .cast(ADDRESS.in(WRITER.address), EmbeddedOneTest::address)
                            .isChanged())
                    .isFalse();
        }
        assertThat(edit(BOB, null, OnReplace.RAISE).isChanged()).isFalse();
    }

    @Test
    @Behaviour({
        "embedded_test.exs:308",
        "embedded_test.exs:340",
        "embedded_no_pk_test.exs:134",
        "embedded_no_pk_test.exs:161"
    })
    void itMayBeNeededOrNot() {
        FieldError required = FieldError.of("address", "required", "is required");

        assertThat(needed(BOB, params()).errors()).containsExactly(required);
        assertThat(needed(ANN, params()).errors()).isEmpty();
        assertThat(needed(BOB, params("address", null)).errors()).containsExactly(required);
        assertThat(needed(ANN, params("address", null)).errors()).containsExactly(required);
        Changeset<Writer> without = edit(ANN, null, OnReplace.DELETE);
        assertThat(without.isValid()).isTrue();
        assertThat(without.changes()).containsEntry("address", null);
    }

    @Test
    @Behaviour(value = "embedded_test.exs:769", differs = "an embedded record is a column's value, and needed as one")
    void itIsNeededAsAColumnIs() {
        assertThat(WRITER.cast(params("name", "Ann"), WRITER.name)
                        .required(WRITER.address)
                        .errors())
                .containsExactly(FieldError.of("address", "required", "is required"));
        assertThat(fresh(map("city", "Rome")).required(WRITER.address).errors()).isEmpty();
    }

    @Test
    @Behaviour({
        "embedded_test.exs:422",
        "embedded_test.exs:877",
        "embedded_no_pk_test.exs:188",
        "embedded_no_pk_test.exs:457"
    })
    void itMayBeAMistakeToTakeItAway() {
        Nested<Writer, Address> kept = ADDRESS.in(WRITER.address).onReplace(OnReplace.RAISE);

        assertThat(edit(ANN, map("city", "Rome"), OnReplace.RAISE).get(WRITER.address))
                .isEqualTo(new Address("Rome", 2, null));
        assertThatThrownBy(() -> edit(ANN, null, OnReplace.RAISE))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageStartingWith("ORM-111: Writer.address would lose one record");
        assertThatThrownBy(() -> Changeset.of(WRITER, ANN).put(kept, List.of())).isInstanceOf(InvalidQuery.class);
        assertThatThrownBy(() -> Changeset.of(WRITER, ANN).put(kept, List.of(rome())))
                .isInstanceOf(InvalidQuery.class);
    }

    @Test
    @Behaviour({
        "embedded_test.exs:442",
        "embedded_test.exs:890",
        "embedded_no_pk_test.exs:202",
        "embedded_no_pk_test.exs:470"
    })
    void itMayBeHeldOnTo() {
        FieldError replaced = FieldError.of("address", "replaced", "must not be taken away");
        Nested<Writer, Address> kept = ADDRESS.in(WRITER.address).onReplace(OnReplace.REFUSE);

        assertThat(edit(ANN, null, OnReplace.REFUSE).errors()).containsExactly(replaced);
        assertThat(edit(ANN, null, OnReplace.REFUSE).isChanged()).isFalse();
        assertThat(Changeset.of(WRITER, ANN).put(kept, List.of()).errors()).containsExactly(replaced);
        assertThat(Changeset.of(WRITER, ANN).put(kept, List.of(rome())).errors())
                .containsExactly(replaced);
    }

    @Test
    @Behaviour({
        "embedded_test.exs:778",
        "embedded_test.exs:810",
        "embedded_test.exs:834",
        "embedded_test.exs:1041",
        "embedded_test.exs:1063",
        "embedded_test.exs:1086",
        "embedded_test.exs:1117",
        "embedded_no_pk_test.exs:373",
        "embedded_no_pk_test.exs:396",
        "embedded_no_pk_test.exs:417"
    })
    void itIsPutAsChangesOrAsAValue() {
        Nested<Writer, Address> in = ADDRESS.in(WRITER.address);
        Nested<Writer, Address> other = in.onReplace(OnReplace.DELETE);

        assertThat(Changeset.of(WRITER, BOB).put(in, List.of()).isChanged()).isFalse();
        assertThat(Changeset.of(WRITER, ANN).put(other, List.of()).changes()).containsEntry("address", null);
        assertThat(Changeset.of(WRITER, BOB).put(in, List.of(rome())).get(WRITER.address))
                .isEqualTo(new Address("Rome", null, null));
        assertThat(Changeset.of(WRITER, ANN).put(in, List.of(rome())).get(WRITER.address))
                .as("written into the one that is there")
                .isEqualTo(new Address("Rome", 2, null));
        assertThat(Changeset.of(WRITER, ANN).put(other, List.of(rome())).get(WRITER.address))
                .isEqualTo(new Address("Rome", null, null));
        assertThat(Changeset.of(WRITER, ANN)
                        .put(in, List.of(ADDRESS.changes(PARIS).put(ADDRESS.floor.to(3))))
                        .get(WRITER.address))
                .isEqualTo(new Address("Paris", 3, null));
        assertThat(Changeset.of(WRITER, ANN)
                        .put(in, List.of(ADDRESS.changes(PARIS)))
                        .isChanged())
                .isFalse();
        assertThat(WRITER.change(ANN, WRITER.address.to(new Address("Paris", 2, null)))
                        .isChanged())
                .isFalse();
    }

    @Test
    @Behaviour("embedded_test.exs:1128")
    void oneMayHoldAnother() {
        Writer ann = now(NEWSROOM.repo()
                .insert(WRITER.change(
                        WRITER.name.to("Ann"), WRITER.address.to(new Address("Rome", null, new Geo(1, 2))))));
        assertThat(now(NEWSROOM.repo().require(WRITER, ann.id())).address())
                .isEqualTo(new Address("Rome", null, new Geo(1, 2)));
        assertThat(ADDRESS.changes(PARIS)
                        .put(GEO.in(ADDRESS.geo), List.of(GEO.changes().put(GEO.lat.to(1.0), GEO.lon.to(2.0))))
                        .apply()
                        .geo())
                .isEqualTo(new Geo(1, 2));
    }

    @Test
    @Behaviour({"changeset_test.exs:267", "changeset_test.exs:772"})
    void aRecordWithoutATableIsChangedByItself() {
        Changeset<Address> changes = ADDRESS.changes(PARIS)
                .cast(Params.of(map("city", "Rome", "floor", "0", "zip", "7")), ADDRESS.city, ADDRESS.floor);

        assertThat(changes.row()).contains(PARIS);
        assertThat(changes.changes()).isEqualTo(Map.of("city", "Rome", "floor", 0));
        assertThat(changes.unknown()).containsExactly("zip");
        assertThat(changes.apply()).isEqualTo(new Address("Rome", 0, null));
        assertThat(ADDRESS.changes(PARIS).put(ADDRESS.city.to("Paris")).changes())
                .isEmpty();
        assertThat(ADDRESS.changes(PARIS).put(ADDRESS.city.to("Rome")).apply().city())
                .isEqualTo("Rome");
    }

    @Test
    @Behaviour("embedded_test.exs:1260")
    void itsErrorsAreABranchOfTheTree() {
        Changeset<Writer> changes = WRITER.cast(params("name", "hi", "address", map("city", "hi")), WRITER.name)
                .cast(
                        ADDRESS.in(WRITER.address),
                        address -> address.cast(ADDRESS.city).length(ADDRESS.city, 3, 80))
                .error(WRITER.name, "odd", "is odd");

        assertThat(changes.errorTree(
                        error -> error.code() + " " + error.arguments().get("min")))
                .isEqualTo(Map.of("address", Map.of("city", List.of("length 3")), "name", List.of("odd null")));
    }

    @Test
    @Behaviour({"embedded_test.exs:1190", "embedded_test.exs:1242"})
    void whatIsAppliedHoldsTheOneThatWasPut() {
        Changeset<Writer> changes = Changeset.of(WRITER, BOB).put(ADDRESS.in(WRITER.address), List.of(rome()));

        assertThat(changes.get(WRITER.address)).isEqualTo(new Address("Rome", null, null));
        assertThat(changes.apply().address()).isEqualTo(new Address("Rome", null, null));
        assertThat(Changeset.of(WRITER, ANN).get(WRITER.address)).isEqualTo(PARIS);
        assertThat(Changeset.of(WRITER, BOB).get(WRITER.address)).isNull();
        assertThat(Changeset.of(WRITER, ANN)
                        .put(ADDRESS.in(WRITER.address).onReplace(OnReplace.DELETE), List.of())
                        .apply()
                        .address())
                .isNull();
    }

    private static Changeset<Writer> needed(Writer row, Params params) {
        return WRITER.edit(row, params, WRITER.name)
                .cast(ADDRESS.in(WRITER.address).onReplace(OnReplace.DELETE).required(), EmbeddedOneTest::address);
    }

    private static Changeset<Writer> fresh(@Nullable Object address) {
        return WRITER.cast(params("name", "Ann", "address", address), WRITER.name)
                .cast(ADDRESS.in(WRITER.address), EmbeddedOneTest::address);
    }

    private static Changeset<Writer> edit(Writer row, @Nullable Object address, OnReplace onReplace) {
        return WRITER.edit(row, params("address", address), WRITER.name)
                .cast(ADDRESS.in(WRITER.address).onReplace(onReplace), EmbeddedOneTest::address);
    }

    private static Changeset<Address> address(Changeset<Address> address) {
        return address.cast(ADDRESS.city, ADDRESS.floor).required(ADDRESS.city);
    }

    private static Changeset<Address> rome() {
        return ADDRESS.changes().put(ADDRESS.city.to("Rome"));
    }
}
