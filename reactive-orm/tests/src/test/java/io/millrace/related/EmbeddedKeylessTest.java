package io.millrace.related;

import static io.millrace.related.Newsroom.map;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.Newsroom.params;
import static io.millrace.related.StopFields.STOP;
import static io.millrace.related.TourTable.TOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidQuery;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A list of records in a column that nothing tells from one another: what is sent is the whole list. */
class EmbeddedKeylessTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Stop PARIS = new Stop("Paris", 10);
    private static final Stop ROME = new Stop("Rome", null);
    private static final Tour TOUR_THERE = new Tour(1, "south", List.of(PARIS, ROME));
    private static final Tour NEW = new Tour(2, "north", List.of());

    @Test
    @Behaviour({
        "embedded_no_pk_test.exs:248",
        "embedded_no_pk_test.exs:258",
        "embedded_no_pk_test.exs:268",
        "embedded_no_pk_test.exs:285"
    })
    @Behaviour(
            value = "embedded_no_pk_test.exs:277",
            differs = "names that are no numbers keep the order in which they were sent")
    void newOnesAreCastFromAListOrAMap() {
        assertThat(edit(NEW, List.of(stop("Paris"))).get(TOUR.stops)).containsExactly(new Stop("Paris", null));
        assertThat(edit(NEW, map("0", stop("Paris"))).get(TOUR.stops)).containsExactly(new Stop("Paris", null));
        assertThat(edit(NEW, map("10", stop("ten"), "2", stop("two"), "1", stop("one")))
                        .get(TOUR.stops))
                .extracting(Stop::place)
                .containsExactly("one", "two", "ten");
        assertThat(edit(NEW, map("b", stop("two"), "a", stop("one"))).get(TOUR.stops))
                .extracting(Stop::place)
                .containsExactly("two", "one");
        Tour tour = now(NEWSROOM.repo()
                .insert(TOUR.cast(params("name", "south", "stops", List.of(stop("Paris"))), TOUR.name)
                        .cast(STOP.eachIn(TOUR.stops), EmbeddedKeylessTest::cast)));
        assertThat(now(NEWSROOM.repo().require(TOUR, tour.id())).stops()).containsExactly(new Stop("Paris", null));
    }

    @Test
    @Behaviour("embedded_no_pk_test.exs:303")
    void whatIsNoListOfRecordsIsRefused() {
        for (@Nullable Object wrong : new @Nullable Object[] {"value", List.of("value"), null}) {
            Changeset<Tour> changes = edit(TOUR_THERE, wrong);
            assertThat(changes.errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.code()).isEqualTo("invalid"));
            assertThat(changes.isChanged()).isFalse();
        }
    }

    @Test
    @Behaviour("embedded_no_pk_test.exs:317")
    @Behaviour(
            value = "embedded_no_pk_test.exs:296",
            differs = "without a key each that is sent is a new record, in place of those that are there")
    void whatIsSentIsTheWholeList() {
        assertThat(edit(TOUR_THERE, List.of(stop("Oslo"))).get(TOUR.stops)).containsExactly(new Stop("Oslo", null));
        assertThat(edit(TOUR_THERE, List.of(map())).errors())
                .containsExactly(new FieldError(List.of("stops", "0", "place"), "required", "is required", Map.of()));
        assertThat(edit(TOUR_THERE, List.of(map("place", "Paris", "minutes", "10"), stop("Rome")))
                        .isChanged())
                .isFalse();
    }

    @Test
    @Behaviour({"embedded_no_pk_test.exs:327", "embedded_no_pk_test.exs:338"})
    void someMayBeNeeded() {
        Nested<Tour, Stop> needed = STOP.eachIn(TOUR.stops).required();

        assertThat(TOUR.edit(NEW, params(), TOUR.name)
                        .cast(needed, EmbeddedKeylessTest::cast)
                        .errors())
                .containsExactly(FieldError.of("stops", "required", "is required"));
        assertThat(TOUR.edit(NEW, params("stops", null), TOUR.name)
                        .cast(needed, EmbeddedKeylessTest::cast)
                        .errors())
                .extracting(FieldError::toString)
                .containsExactly("stops: is not a valid list");
        for (Tour tour : List.of(NEW, TOUR_THERE)) {
            assertThat(TOUR.edit(tour, params(), TOUR.name)
                            .cast(STOP.eachIn(TOUR.stops), EmbeddedKeylessTest::cast)
                            .isChanged())
                    .isFalse();
        }
    }

    @Test
    @Behaviour({"embedded_no_pk_test.exs:346", "embedded_no_pk_test.exs:553"})
    void itMayBeAMistakeToTakeThemAway() {
        Nested<Tour, Stop> kept = STOP.eachIn(TOUR.stops).onReplace(OnReplace.RAISE);

        for (Object input : new Object[] {List.of(), List.of(stop("Oslo"))}) {
            assertThatThrownBy(() -> TOUR.edit(TOUR_THERE, params("stops", input), TOUR.name)
                            .cast(kept, EmbeddedKeylessTest::cast))
                    .isInstanceOf(InvalidQuery.class)
                    .hasMessageStartingWith("ORM-111: Tour.stops would lose 2 records");
        }
        assertThatThrownBy(() -> Changeset.of(TOUR, TOUR_THERE).put(kept, List.of()))
                .isInstanceOf(InvalidQuery.class);
        assertThatThrownBy(() -> Changeset.of(TOUR, TOUR_THERE).put(kept, List.of(oslo())))
                .isInstanceOf(InvalidQuery.class);
    }

    @Test
    @Behaviour({"embedded_no_pk_test.exs:357", "embedded_no_pk_test.exs:566"})
    void theyMayBeHeldOnTo() {
        Nested<Tour, Stop> kept = STOP.eachIn(TOUR.stops).onReplace(OnReplace.REFUSE);
        FieldError replaced = FieldError.of("stops", "replaced", "must not be taken away");

        for (Object input : new Object[] {List.of(), List.of(stop("Oslo"))}) {
            Changeset<Tour> refused =
                    TOUR.edit(TOUR_THERE, params("stops", input), TOUR.name).cast(kept, EmbeddedKeylessTest::cast);
            assertThat(refused.errors()).containsExactly(replaced);
            assertThat(refused.isChanged()).isFalse();
        }
        assertThat(Changeset.of(TOUR, TOUR_THERE).put(kept, List.of()).errors()).containsExactly(replaced);
        assertThat(Changeset.of(TOUR, TOUR_THERE).put(kept, List.of(oslo())).errors())
                .containsExactly(replaced);
    }

    @Test
    @Behaviour({"embedded_no_pk_test.exs:485", "embedded_no_pk_test.exs:519", "embedded_no_pk_test.exs:536"})
    void thosePutAreTheWholeList() {
        Nested<Tour, Stop> each = STOP.eachIn(TOUR.stops);

        assertThat(Changeset.of(TOUR, NEW).put(each, List.of()).isChanged()).isFalse();
        assertThat(Changeset.of(TOUR, NEW).put(each, List.of(oslo())).get(TOUR.stops))
                .containsExactly(new Stop("Oslo", null));
        Changeset<Tour> replaced = Changeset.of(TOUR, TOUR_THERE)
                .put(each, List.of(STOP.changes(ROME).put(STOP.minutes.to(5)), STOP.changes(PARIS), oslo()));
        assertThat(replaced.errors()).isEmpty();
        assertThat(replaced.get(TOUR.stops)).containsExactly(new Stop("Rome", 5), PARIS, new Stop("Oslo", null));
        assertThat(Changeset.of(TOUR, TOUR_THERE)
                        .put(each, List.of(STOP.changes(PARIS), STOP.changes(ROME)))
                        .isChanged())
                .isFalse();
        assertThat(Changeset.of(TOUR, TOUR_THERE).put(each, List.of()).get(TOUR.stops))
                .isEmpty();
    }

    private static Changeset<Tour> edit(Tour tour, @Nullable Object stops) {
        return TOUR.edit(tour, params("stops", stops), TOUR.name)
                .cast(STOP.eachIn(TOUR.stops), EmbeddedKeylessTest::cast);
    }

    private static Changeset<Stop> cast(Changeset<Stop> stop) {
        return stop.cast(STOP.place, STOP.minutes);
    }

    private static Map<String, @Nullable Object> stop(String place) {
        return map("place", place);
    }

    private static Changeset<Stop> oslo() {
        return STOP.changes().put(STOP.place.to("Oslo"));
    }
}
