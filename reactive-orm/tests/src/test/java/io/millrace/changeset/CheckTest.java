package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.SpecimenTable.SPECIMEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.FieldError;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each check by itself: what passes it, what does not, and what it does not look at. */
class CheckTest {

    @Test
    @Behaviour("changeset_test.exs:1204")
    void aCheckLooksAtNewValuesOnly() {
        assertThat(checked(name("hello"))).isEmpty();
        assertThat(checked(name("oops"))).containsExactly(FieldError.of("name", "check", "is odd"));
        assertThat(checked(MEMBER.cast(params(), MEMBER.name))).isEmpty();
        assertThat(SPECIMEN.cast(params("words", null), SPECIMEN.words)
                        .check(SPECIMEN.words, words -> false, "is odd")
                        .errors())
                .isEmpty();
        assertThat(name("hello")
                        .checkAll(all -> all.get(MEMBER.age) != null, MEMBER.age, "is needed with a name")
                        .errors())
                .containsExactly(FieldError.of("age", "check", "is needed with a name"));
    }

    @Test
    @Behaviour("changeset_test.exs:1286")
    @Behaviour(
            value = "changeset_test.exs:1375",
            differs = "what is missing is told by required, as errors; the value itself is asked for with get")
    void aBlankTextIsMissingAndAnEmptyListIsNot() {
        assertThat(MEMBER.cast(params("name", "Ann", "email", "a"), MEMBER.name, MEMBER.email)
                        .required(MEMBER.name, MEMBER.email)
                        .errors())
                .isEmpty();
        assertThat(MEMBER.cast(params("email", "\n").keepingEmpty(), MEMBER.name, MEMBER.email)
                        .required(MEMBER.name, MEMBER.email, MEMBER.age)
                        .errors())
                .containsExactly(required("name"), required("email"), required("age"));
        assertThat(MEMBER.cast(params("tags", List.of()), MEMBER.tags)
                        .required(MEMBER.tags)
                        .errors())
                .isEmpty();
        assertThat(MEMBER
                        .cast(params("tags", List.of("", "")), MEMBER.tags)
                        .required(MEMBER.tags)
                        .items(MEMBER.tags, Length.atLeast(1))
                        .errors()
                        .stream()
                        .map(FieldError::toString))
                .containsExactly("tags: must have at least 1 items");
    }

    @Test
    @Behaviour("changeset_test.exs:1394")
    void aTextHasAFormat() {
        Pattern at = Pattern.compile(".*@.*");

        assertThat(name("foo@bar").format(MEMBER.name, at).isValid()).isTrue();
        assertThat(name("foobar").format(MEMBER.name, at).errors())
                .containsExactly(FieldError.of("name", "format", "has not the right format"));
        assertThat(name("foo@bar").format(MEMBER.name, Pattern.compile("@")).isValid())
                .as("the whole text")
                .isFalse();
    }

    @Test
    @Behaviour({
        "changeset_test.exs:1429",
        "changeset_test.exs:1461",
        "changeset_test.exs:1535",
        "changeset_test.exs:1567"
    })
    void aValueIsOneOfSomeOrNone() {
        Changeset<Member> nothing = MEMBER.cast(params("fee", 0), MEMBER.fee);
        BigDecimal zero = new BigDecimal("0.0");
        BigDecimal fifth = new BigDecimal("0.2");

        assertThat(name("hello").oneOf(MEMBER.name, "hello").isValid()).isTrue();
        assertThat(name("hello").oneOf(MEMBER.name, "world").errors())
                .containsExactly(FieldError.of("name", "inclusion", "is not one of those allowed"));
        assertThat(nothing.oneOf(MEMBER.fee, zero, fifth).isValid()).isTrue();
        assertThat(name("world").noneOf(MEMBER.name, "hello").isValid()).isTrue();
        assertThat(name("world").noneOf(MEMBER.name, "world").errors())
                .containsExactly(FieldError.of("name", "exclusion", "is reserved"));
        assertThat(nothing.noneOf(MEMBER.fee, zero, fifth).errors())
                .containsExactly(FieldError.of("fee", "exclusion", "is reserved"));
    }

    @Test
    @Behaviour({"changeset_test.exs:1480", "changeset_test.exs:1516", "changeset_test.exs:1525"})
    void everyItemIsOneOfSome() {
        assertThat(tags("cat", "dog").subset(MEMBER.tags, "cat", "dog").isValid())
                .isTrue();
        assertThat(tags("cat", "laptop").subset(MEMBER.tags, "cat", "dog").errors())
                .containsExactly(FieldError.of("tags", "subset", "has an item that is not allowed"));
        Changeset<Specimen> prices = SPECIMEN.cast(params("prices", List.of(0, 0.2)), SPECIMEN.prices);
        assertThat(prices.subset(SPECIMEN.prices, new BigDecimal("0.0"), new BigDecimal("0.20"))
                        .isValid())
                .isTrue();
        assertThat(prices.subset(SPECIMEN.prices, new BigDecimal("0.2")).isValid())
                .isFalse();
        assertThat(SPECIMEN.cast(params("foldeds", List.of("a", "b")), SPECIMEN.foldeds)
                        .subset(SPECIMEN.foldeds, "a", "b")
                        .isValid())
                .isTrue();
    }

    @Test
    @Behaviour("changeset_test.exs:1578")
    void aTextIsLongEnough() {
        Changeset<Member> world = name("world");

        assertThat(world.length(MEMBER.name, 3, 7).isValid()).isTrue();
        assertThat(world.length(MEMBER.name, 5, 5).isValid()).isTrue();
        assertThat(world.length(MEMBER.name, Length.exactly(5)).isValid()).isTrue();
        assertThat(words(world.length(MEMBER.name, Length.atLeast(6))))
                .containsExactly("name: must have at least 6 characters");
        assertThat(words(world.length(MEMBER.name, Length.atMost(4))))
                .containsExactly("name: must have at most 4 characters");
        assertThat(words(world.length(MEMBER.name, Length.exactly(10))))
                .containsExactly("name: must have 10 characters");
        assertThat(name("e\u0301").length(MEMBER.name, Length.atMost(1)).isValid())
                .isTrue();
        assertThat(words(name("e\u0301").length(MEMBER.name, Length.atMost(1).codePoints())))
                .containsExactly("name: must have at most 1 code points");
    }

    @Test
    @Behaviour(
            value = {"changeset_test.exs:1650", "changeset_test.exs:1796"},
            differs = "length counts texts, items lists and relations; what else has a size has a check of its own")
    void theSizeOfAnythingElseIsACheckOfOnesOwn() {
        Changeset<Specimen> changes = SPECIMEN.cast(
                params("bytes", "AAECAw==", "open", Map.of("a", 1, "b", 2)), SPECIMEN.bytes, SPECIMEN.open);

        assertThat(changes.check(SPECIMEN.bytes, bytes -> bytes.length <= 4, "is too long")
                        .check(SPECIMEN.open, open -> open.size() == 2, "must have two names")
                        .isValid())
                .isTrue();
        assertThat(words(changes.check(SPECIMEN.bytes, bytes -> bytes.length <= 3, "is too long")
                        .check(SPECIMEN.open, open -> open.size() == 3, "must have three names")))
                .containsExactly("bytes: is too long", "open: must have three names");
    }

    @Test
    @Behaviour("changeset_test.exs:1722")
    void aListHasEnoughItems() {
        Changeset<Member> three = tags("Politics", "Security", "Economy");

        assertThat(three.items(MEMBER.tags, Length.between(3, 7)).isValid()).isTrue();
        assertThat(three.items(MEMBER.tags, Length.exactly(3)).isValid()).isTrue();
        assertThat(words(three.items(MEMBER.tags, Length.atLeast(6))))
                .containsExactly("tags: must have at least 6 items");
        assertThat(words(three.items(MEMBER.tags, Length.atMost(2))))
                .containsExactly("tags: must have at most 2 items");
        assertThat(words(three.items(MEMBER.tags, Length.exactly(10)))).containsExactly("tags: must have 10 items");
    }

    @Test
    @Behaviour({"changeset_test.exs:1907", "changeset_test.exs:1987"})
    void aNumberIsInItsBounds() {
        assertThat(age(3).moreThan(MEMBER.age, 0).lessThan(MEMBER.age, 100).isValid())
                .isTrue();
        assertThat(age(-1).moreThan(MEMBER.age, 0).errors())
                .containsExactly(
                        new FieldError(List.of("age"), "number", "must be more than {number}", Map.of("number", 0)));
        assertThat(age(1).noneOf(MEMBER.age, 1).isValid()).isFalse();
        assertThat(words(age(3).moreThan(MEMBER.age, 100).lessThan(MEMBER.age, 0)))
                .as("each by itself")
                .containsExactly("age: must be more than 100", "age: must be less than 0");
        assertThat(fee("1").moreThan(MEMBER.fee, new BigDecimal("-3")).isValid())
                .isTrue();
        assertThat(fee("-1").oneOf(MEMBER.fee, new BigDecimal("-1.0")).isValid())
                .isTrue();
        assertThat(fee("-3").max(MEMBER.fee, new BigDecimal("-3")).isValid()).isTrue();
        assertThat(fee("-1").min(MEMBER.fee, new BigDecimal("-1.5")).isValid()).isTrue();
        assertThat(fee("4.9").min(MEMBER.fee, 4.9).isValid()).isTrue();
        assertThat(words(fee("5").lessThan(MEMBER.fee, 4))).containsExactly("fee: must be less than 4");
    }

    @Test
    @Behaviour(
            value = "changeset_test.exs:2081",
            differs = "where the field is sent its confirmation must be; a confirmation alone says nothing")
    void whatIsSentIsConfirmed() {
        FieldError other = FieldError.of("nameConfirmation", "confirmation", "is not the same as before");

        assertThat(confirmed("name", "title", "nameConfirmation", "title")).isEmpty();
        assertThat(confirmed("name", "title", "nameConfirmation", null)).containsExactly(other);
        assertThat(confirmed("name", "title", "nameConfirmation", "not title")).containsExactly(other);
        assertThat(confirmed("name", "title")).containsExactly(other);
        assertThat(confirmed()).isEmpty();
        assertThat(confirmed("nameConfirmation", "title")).isEmpty();
        assertThat(confirmed("name", "", "nameConfirmation", "title")).contains(other);
    }

    @Test
    @Behaviour("changeset_test.exs:2222")
    void termsAreAccepted() {
        FieldError refused = FieldError.of("terms", "acceptance", "must be accepted");

        assertThat(accepted("terms", "true")).isEmpty();
        assertThat(accepted("terms", true)).isEmpty();
        assertThat(accepted("terms", "false")).containsExactly(refused);
        assertThat(accepted("terms", "other")).containsExactly(refused);
        assertThat(accepted()).containsExactly(refused);
    }

    private static List<FieldError> checked(Changeset<Member> changes) {
        return changes.check(MEMBER.name, "hello"::equals, "is odd").errors();
    }

    private static List<FieldError> confirmed(Object... input) {
        return MEMBER.cast(params(input), MEMBER.name).confirmed(MEMBER.name).errors();
    }

    private static List<FieldError> accepted(Object... input) {
        return MEMBER.cast(params(input), MEMBER.name).accepted("terms").errors();
    }

    private static List<String> words(Changeset<?> changes) {
        return changes.errors().stream().map(FieldError::toString).toList();
    }

    private static FieldError required(String field) {
        return FieldError.of(field, "required", "is required");
    }

    private static Changeset<Member> name(String name) {
        return MEMBER.cast(params("name", name), MEMBER.name);
    }

    private static Changeset<Member> tags(String... tags) {
        return MEMBER.cast(params("tags", Arrays.asList(tags)), MEMBER.tags);
    }

    private static Changeset<Member> age(int age) {
        return MEMBER.cast(params("age", age), MEMBER.age);
    }

    private static Changeset<Member> fee(String fee) {
        return MEMBER.cast(params("fee", fee), MEMBER.fee);
    }
}
