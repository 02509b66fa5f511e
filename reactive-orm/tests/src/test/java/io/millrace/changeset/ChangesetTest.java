package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.SpecimenTable.SPECIMEN;
import static io.millrace.changeset.TeamTable.TEAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.behaviour.Behaviour;
import io.millrace.changeset.Member.Role;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.error.InvalidQuery;
import io.millrace.type.Types;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class ChangesetTest {

    private static final Member ANN = new Member(
            1,
            "Ann",
            "ann@example.org",
            30,
            Role.READER,
            List.of("a"),
            new BigDecimal("1.50"),
            LocalDate.of(1990, 1, 31),
            null,
            false,
            null,
            1);

    @Test
    @Behaviour("changeset_test.exs:164")
    void anInputIsCastToTheTypesOfItsColumns() {
        Changeset<Member> changes = MEMBER.cast(
                params("name", "Ann", "age", "30", "role", "AUTHOR", "tags", List.of("x", "y"), "fee", "1.5"),
                MEMBER.name,
                MEMBER.age,
                MEMBER.role,
                MEMBER.tags,
                MEMBER.fee);

        assertThat(changes.isValid()).isTrue();
        assertThat(changes.changes())
                .containsExactly(
                        entry("name", "Ann"),
                        entry("age", 30),
                        entry("role", Role.AUTHOR),
                        entry("tags", List.of("x", "y")),
                        entry("fee", new BigDecimal("1.5")));
        assertThat(changes.get(MEMBER.age)).isEqualTo(30);
    }

    @Test
    void onlyWhatIsAllowedIsCastAndTheRestIsListed() {
        Changeset<Member> changes = MEMBER.cast(params("name", "Ann", "admin", true, "shoe", 42), MEMBER.name);

        assertThat(changes.changes()).containsOnlyKeys("name");
        assertThat(changes.isChanged(MEMBER.admin)).isFalse();
        assertThat(changes.unknown()).containsExactly("admin", "shoe");
    }

    @Test
    void whatIsMissingAndWhatIsNullAreTwoThings() {
        Changeset<Member> changes = MEMBER.edit(ANN, params("age", ""), MEMBER.age, MEMBER.born);

        assertThat(changes.changes()).containsOnlyKeys("age").containsEntry("age", null);
        assertThat(changes.get(MEMBER.age)).isNull();
        assertThat(changes.get(MEMBER.born)).isEqualTo(ANN.born());
        assertThat(MEMBER.edit(ANN, params("name", " "), MEMBER.name).errors())
                .containsExactly(FieldError.of("name", "required", "is required"));
        assertThat(MEMBER.edit(ANN, params("name", " ").keepingEmpty(), MEMBER.name)
                        .get(MEMBER.name))
                .isEqualTo(" ");
    }

    @Test
    void whatTheRowHasAlreadyIsNoChange() {
        Changeset<Member> changes = MEMBER.edit(
                ANN, params("name", "Ann", "fee", "1.5", "tags", List.of("a")), MEMBER.name, MEMBER.fee, MEMBER.tags);

        assertThat(changes.isChanged()).isFalse();
        assertThat(changes.changed(MEMBER.name).errors())
                .containsExactly(FieldError.of("name", "changed", "has not changed"));
    }

    @Test
    void everyCheckIsMadeWhateverOthersFound() {
        Changeset<Member> changes = MEMBER.cast(
                        params("name", "x", "email", "nowhere", "age", "many", "tags", List.of("a", "b", "c")),
                        MEMBER.name,
                        MEMBER.email,
                        MEMBER.age,
                        MEMBER.tags,
                        MEMBER.born)
                .required(MEMBER.name, MEMBER.age, MEMBER.born)
                .length(MEMBER.name, 2, 80)
                .format(MEMBER.email, Pattern.compile(".+@.+"))
                .items(MEMBER.tags, Length.atMost(2))
                .subset(MEMBER.tags, "a", "b")
                .noneOf(MEMBER.name, "x", "root")
                .oneOf(MEMBER.name, "Ann", "Bob")
                .check(MEMBER.name, name -> name.startsWith("A"), "must begin with A")
                .checkAll(all -> all.get(MEMBER.born) != null, MEMBER.born, "is needed for the age");

        assertThat(changes.traverseErrors(FieldError::message))
                .containsExactly(
                        entry("age", List.of("is not a valid whole number")),
                        entry("born", List.of("is required", "is needed for the age")),
                        entry(
                                "name",
                                List.of(
                                        "must have at least 2 characters",
                                        "is reserved",
                                        "is not one of those allowed",
                                        "must begin with A")),
                        entry("email", List.of("has not the right format")),
                        entry("tags", List.of("must have at most 2 items", "has an item that is not allowed")));
        assertThat(changes.errors()).extracting(FieldError::code).contains("length", "format", "subset", "check");
    }

    @Test
    void numbersHaveBounds() {
        Changeset<Member> changes = MEMBER.cast(params("age", 12, "fee", "9.99"), MEMBER.age, MEMBER.fee)
                .min(MEMBER.age, 13)
                .max(MEMBER.age, 11)
                .moreThan(MEMBER.age, 12)
                .lessThan(MEMBER.age, 12)
                .min(MEMBER.fee, new BigDecimal("10"))
                .max(MEMBER.fee, 9.99);

        assertThat(changes.errors().stream().map(FieldError::toString))
                .containsExactly(
                        "age: must be at least 13",
                        "age: must be at most 11",
                        "age: must be more than 12",
                        "age: must be less than 12",
                        "fee: must be at least 10");
    }

    @Test
    void lengthsCountWhatTheyAreToldTo() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"; // one character of five code points
        Changeset<Member> changes = MEMBER.cast(params("name", family), MEMBER.name);

        assertThat(changes.length(MEMBER.name, 1, 1).isValid()).isTrue();
        assertThat(changes.length(MEMBER.name, Length.exactly(5).codePoints()).isValid())
                .isTrue();
        assertThat(changes.length(MEMBER.name, Length.exactly(18).bytes()).isValid())
                .isTrue();
        assertThat(changes.length(MEMBER.name, Length.atMost(17).bytes())
                        .errors()
                        .get(0))
                .hasToString("name: must have at most 17 bytes");
        assertThat(changes.length(MEMBER.name, Length.exactly(2)).errors().get(0))
                .hasToString("name: must have 2 characters");
    }

    @Test
    void confirmationAndAcceptanceAreOfTheInputAlone() {
        Params params = params("email", "a@b", "emailConfirmation", "a@c", "terms", "no");

        assertThat(MEMBER.cast(params, MEMBER.email)
                        .confirmed(MEMBER.email)
                        .accepted("terms")
                        .errors())
                .containsExactly(
                        FieldError.of("emailConfirmation", "confirmation", "is not the same as before"),
                        FieldError.of("terms", "acceptance", "must be accepted"));
        assertThat(MEMBER.cast(params("email", "a@b", "emailConfirmation", "a@b", "terms", "on"), MEMBER.email)
                        .confirmed(MEMBER.email)
                        .accepted("terms")
                        .isValid())
                .isTrue();
    }

    @Test
    void changesAreValues() {
        Changeset<Member> first = MEMBER.change(ANN, MEMBER.name.to("Bob"), MEMBER.age.toNull());
        Changeset<Member> second = first.put(MEMBER.name.to("Ann"));

        assertThat(first.changes()).containsOnlyKeys("name", "age");
        assertThat(second.changes()).containsOnlyKeys("age");
        assertThat(first.delete(MEMBER.age).changes()).containsOnlyKeys("name");
        assertThat(second.merge(MEMBER.change(ANN, MEMBER.age.to(31))).changes())
                .containsExactly(entry("age", 31));
        assertThat(first.apply()).isEqualTo(MEMBER.with(ANN, MEMBER.name.to("Bob"), MEMBER.age.toNull()));
        assertThat(first.row()).contains(ANN);
        assertThatThrownBy(() -> first.error(MEMBER.name, "x", "is odd").apply())
                .isInstanceOf(InvalidChangeset.class);
    }

    @Test
    void aDraftIsAChangesetThatGivesAllOfIt() {
        Changeset<Team> changes = Changeset.of(TEAM.draft().name("mill")).length(TEAM.name, 5, 9);

        assertThat(changes.changes()).containsExactly(entry("name", "mill"));
        assertThat(changes.errors().get(0)).hasToString("name: must have at least 5 characters");
    }

    @Test
    void secretsAreNotPrinted() {
        Changeset<Member> changes = MEMBER.cast(
                        params("name", "Ann", "email", "ann@example.org"), MEMBER.name, MEMBER.email)
                .length(MEMBER.email, 2, 3);

        assertThat(changes)
                .hasToString("changes of Member: name = Ann, email = (hidden); errors: [email: must have at most 3"
                        + " characters]");
        assertThat(params("email", "ann@example.org")).hasToString("params [email]");
        assertThat(changes.invalid()).hasMessage("""
                        ORM-804: the changes of Member are not valid: one error
                          because: email: must have at most 3 characters
                          fix: show them to whoever sent the values: .onErrorResume(InvalidChangeset.class, bad -> Mono.just(respond(422, bad.errors())))""");
    }

    @Test
    void aColumnOfAnotherTableIsRefused() {
        assertThatThrownBy(() -> MEMBER.cast(params(), TEAM.as("t").name))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: Team.name is no field of these changes
                          because: they are changes of Member
                          fix: use a column of Member""");
    }

    @Test
    void checksThatAskOthersRunTogetherAndOnlyWhereAllElseIsRight() {
        AtomicInteger asked = new AtomicInteger();
        Changeset<Member> changes = MEMBER.cast(params("name", "Ann", "age", 3), MEMBER.name, MEMBER.age)
                .checkAsync(
                        MEMBER.name,
                        name -> Mono.delay(Duration.ofSeconds(10)).map(late -> asked.incrementAndGet() < 0),
                        "is on a list")
                .checkAllAsync(
                        all -> Flux.just(FieldError.of("age", "late", "is odd")).delayElements(Duration.ofSeconds(10)));

        StepVerifier.withVirtualTime(() -> changes.settled((one, columns) -> Mono.just(false)))
                .thenAwait(Duration.ofSeconds(10))
                .assertNext(settled -> assertThat(settled.errors().stream().map(FieldError::toString))
                        .containsExactly("name: is on a list", "age: is odd"))
                .verifyComplete();
        assertThat(asked).hasValue(1);
        StepVerifier.create(changes.min(MEMBER.age, 13).settled((one, columns) -> Mono.just(false)))
                .assertNext(settled -> assertThat(settled.errors()).hasSize(1))
                .verifyComplete();
        assertThat(asked).hasValue(1);
    }

    @Test
    @Behaviour("changeset_test.exs:254")
    void anInputWithoutATableIsCastAndCheckedAsWell() {
        Field<Integer> page = Field.of("page", Types.INT4);
        Field<String> words = Field.of("words", Types.TEXT);
        Field<String> token = Field.of("token", Types.TEXT).sensitive();

        Changeset<Input> search = Changeset.input(Params.form("page=2&words=mill+race&token=x&q=1"), page, words, token)
                .required(words)
                .min(page, 1);

        assertThat(search).hasToString("changes of Input: page = 2, words = mill race, token = (hidden)");
        assertThat(search.apply().get(page, 1)).isEqualTo(2);
        assertThat(search.apply().get(words)).isEqualTo("mill race");
        assertThat(search.unknown()).containsExactly("q");
        assertThat(Changeset.input(Params.form("page=0"), page, words)
                        .required(words)
                        .min(page, 1)
                        .errors())
                .hasSize(2);
        assertThatThrownBy(search::table).isInstanceOf(InvalidQuery.class);
    }

    @Test
    void anInputComesFromJsonAndForms() throws Exception {
        Changeset<Member> json = MEMBER.cast(
                Params.of(new JsonMapper().readTree("""
                        {"name": "Ann", "age": 30, "tags": ["a"], "born": "1990-01-31", "teamId": null,
                         "address": {"city": "Paris", "floor": 2}}""")),
                MEMBER.name,
                MEMBER.age,
                MEMBER.tags,
                MEMBER.born,
                MEMBER.teamId,
                MEMBER.address);
        assertThat(json.isValid()).isTrue();
        assertThat(json.changes())
                .containsEntry("born", LocalDate.of(1990, 1, 31))
                .containsEntry("teamId", null)
                .containsEntry("address", new Member.Address("Paris", 2));

        Changeset<Member> form = MEMBER.cast(
                Params.form("name=J%C3%BCrgen+K&tags=a&tags=b&admin=on"), MEMBER.name, MEMBER.tags, MEMBER.admin);
        assertThat(form.changes()).isEqualTo(Map.of("name", "J\u00FCrgen K", "tags", List.of("a", "b"), "admin", true));
        assertThat(MEMBER.cast(Params.form("tags[]=a"), MEMBER.tags).get(MEMBER.tags))
                .isEqualTo(List.of("a"));
        assertThatThrownBy(() -> Params.form("a=%zz")).hasMessageStartingWith("ORM-801: the form cannot be read");
    }

    @Test
    void theSizeOfAColumnIsKnown() {
        assertThat(MEMBER.cast(params("name", "x".repeat(41)), MEMBER.name)
                        .errors()
                        .get(0))
                .hasToString("name: must have at most 40 characters");
        assertThat(MEMBER.cast(params("fee", "999.996"), MEMBER.fee).errors().get(0))
                .hasToString("fee: must have at most 3 digits before the point");
    }

    @Test
    void whatIsSecretInsideOfADocumentIsHiddenWithIt() {
        Changeset<Specimen> changes = SPECIMEN.change(
                SPECIMEN.words.to("open"),
                SPECIMEN.document.to(new Specimen.Label("text", 1, null, "hush")),
                SPECIMEN.documents.to(List.of(new Specimen.Label("text", 1, null, "hush"))));

        assertThat(changes).hasToString("changes of Specimen: words = open, document = (hidden), documents = (hidden)");
    }
}
