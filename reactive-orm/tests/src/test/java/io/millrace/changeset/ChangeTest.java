package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static io.millrace.changeset.Members.ANN;
import static io.millrace.changeset.Members.params;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.InvalidValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What changes are asked and told in code. */
class ChangeTest {

    @Test
    @Behaviour({"changeset_test.exs:745", "changeset_test.exs:792", "changeset_test.exs:1065"})
    void aValueIsPutOverThoseBeforeAndTakenBack() {
        Changeset<Member> none = Changeset.of(MEMBER, ANN);
        assertThat(none.isValid()).isTrue();
        assertThat(none.row()).contains(ANN);
        assertThat(none.changes()).isEmpty();
        assertThat(none.put(MEMBER.name.to("Ann"), MEMBER.age.to(30)).changes()).isEmpty();

        Changeset<Member> named = MEMBER.edit(ANN, params("name", "Bob"), MEMBER.name);
        assertThat(named.put(MEMBER.age.to(31)).changes()).containsExactly(entry("name", "Bob"), entry("age", 31));
        assertThat(named.put(MEMBER.name.to("Cid")).changes()).isEqualTo(Map.of("name", "Cid"));
        assertThat(named.put(MEMBER.age.toNull()).changes()).containsEntry("age", null);
        assertThat(named.put(MEMBER.born.toNull()).changes()).containsOnlyKeys("name");
        assertThat(named.put(MEMBER.age.to(30)).changes()).containsOnlyKeys("name");
        assertThat(named.put(MEMBER.name.to("Ann")).changes()).isEmpty();
        assertThat(named.delete(MEMBER.name).changes()).isEmpty();
        assertThat(Changeset.of(MEMBER).put(MEMBER.name.to("Ann")).changes()).isEqualTo(Map.of("name", "Ann"));
    }

    @Test
    @Behaviour({
        "changeset_test.exs:915",
        "changeset_test.exs:923",
        "changeset_test.exs:934",
        "changeset_test.exs:1009",
        "changeset_test.exs:1017",
        "changeset_test.exs:1029"
    })
    @Behaviour(
            value = "changeset_test.exs:844",
            differs = "whether a column changes is asked; to what and from what are values: get(…) and row()")
    void aValueIsTheNewOneOrThatOfTheRow() {
        Changeset<Member> changes = MEMBER.edit(ANN, params("name", "Bob", "age", null), MEMBER.name, MEMBER.age);

        assertThat(changes.get(MEMBER.name)).isEqualTo("Bob");
        assertThat(changes.get(MEMBER.email)).isEqualTo("ann@example.org");
        assertThat(changes.get(MEMBER.age)).isNull();
        assertThat(changes.get(MEMBER.born)).isNull();
        assertThat(Changeset.of(MEMBER).get(MEMBER.name)).isNull();
        assertThat(changes.changes()).containsOnlyKeys("name", "age").containsEntry("name", "Bob");
        assertThat(changes.isChanged(MEMBER.name)).isTrue();
        assertThat(changes.isChanged(MEMBER.age)).isTrue();
        assertThat(changes.isChanged(MEMBER.email)).isFalse();
        assertThat(changes.row()).map(Member::name).contains("Ann");
        assertThatThrownBy(() -> changes.get(TeamTable.TEAM.as("t").name)).hasMessageStartingWith("ORM-111: Team.name");
    }

    @Test
    @Behaviour(
            value = {"changeset_test.exs:1039", "changeset_test.exs:208"},
            differs = "a new value is made over with map, whatever it came from; a null is left alone")
    void aNewValueIsMadeOver() {
        Changeset<Member> changes = MEMBER.edit(ANN, params("name", " ANN ", "age", null), MEMBER.name, MEMBER.age)
                .map(MEMBER.name, String::strip)
                .map(MEMBER.age, age -> age + 1)
                .map(MEMBER.email, email -> "never asked")
                .map(MEMBER.fee, fee -> fee.add(BigDecimal.ONE));

        assertThat(changes.changes()).containsOnlyKeys("name", "age").containsEntry("name", "ANN");
        assertThat(changes.get(MEMBER.age)).isNull();
        assertThat(changes.map(
                                MEMBER.name,
                                name -> name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT))
                        .changes())
                .containsOnlyKeys("age");
        assertThat(MEMBER.cast(params("age", "x"), MEMBER.age)
                        .map(MEMBER.age, age -> age + 1)
                        .errors())
                .hasSize(1);
    }

    @Test
    @Behaviour({
        "changeset_test.exs:1136",
        "changeset_test.exs:1148",
        "changeset_test.exs:1170",
        "changeset_test.exs:1176"
    })
    void changesAreAppliedWhereNothingIsWrong() {
        Changeset<Member> changes = MEMBER.edit(ANN, params("name", "Bob", "age", null), MEMBER.name, MEMBER.age);

        assertThat(changes.apply()).isEqualTo(MEMBER.with(ANN, MEMBER.name.to("Bob"), MEMBER.age.toNull()));
        assertThat(changes.row()).contains(ANN);
        assertThatThrownBy(() -> changes.length(MEMBER.name, 4, 9).apply())
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::toString)
                                .containsExactly("name: must have at least 4 characters"));
        assertThatThrownBy(() -> MEMBER.change(MEMBER.name.to("Bob")).apply()).isInstanceOf(InvalidValue.class);
    }

    @Test
    @Behaviour({"changeset_test.exs:1190", "changeset_test.exs:3471", "changeset_test.exs:3499"})
    void errorsAreAddedAndToldByTheirCodesAndArguments() {
        Changeset<Member> changes = MEMBER.cast(
                        params("name", "x", "age", "bad", "email", "a"), MEMBER.name, MEMBER.age, MEMBER.email)
                .length(MEMBER.email, 3, 80)
                .oneOf(MEMBER.email, "ann@example.org")
                .error(MEMBER.name, "taken", "is taken")
                .error(new FieldError(List.of("house", "door"), "number", "is {way} wrong", Map.of("way", "all")));

        assertThat(changes.isValid()).isFalse();
        assertThat(changes.traverseErrors(FieldError::message))
                .containsExactly(
                        entry("age", List.of("is not a valid whole number")),
                        entry("email", List.of("must have at least 3 characters", "is not one of those allowed")),
                        entry("name", List.of("is taken")),
                        entry("house.door", List.of("is all wrong")));
        assertThat(changes.traverseErrors(error -> error.path() + " " + error.code() + " "
                        + error.arguments().get("min")))
                .containsEntry("email", List.of("[email] length 3", "[email] inclusion null"));
    }

    @Test
    @Behaviour({
        "changeset_test.exs:3637",
        "changeset_test.exs:3660",
        "changeset_test.exs:3688",
        "changeset_test.exs:3694"
    })
    void whatIsSecretIsNotPrintedAndTheRestIs() {
        Changeset<Member> changes =
                MEMBER.edit(ANN, params("name", "hunter1", "email", "hunter2"), MEMBER.name, MEMBER.email);

        assertThat(changes).hasToString("changes of Member: name = hunter1, email = (hidden)");
        assertThat(Changeset.of(MEMBER, ANN)).hasToString("changes of Member");
        assertThat(changes.length(MEMBER.email, 1, 2).invalid().toString()).doesNotContain("hunter2");
    }
}
