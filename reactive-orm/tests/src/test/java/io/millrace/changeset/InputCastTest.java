package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static io.millrace.changeset.Members.ANN;
import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.SpecimenTable.SPECIMEN;
import static io.millrace.changeset.TeamTable.TEAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.behaviour.Behaviour;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidQuery;
import io.millrace.error.InvalidValue;
import io.millrace.type.Types;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an input becomes: a value, a null, no change, or an error of its field. */
class InputCastTest {

    @Test
    @Behaviour("changeset_test.exs:220")
    @Behaviour(value = "changeset_test.exs:192", differs = "an empty text is null, and never the default of its column")
    void anEmptyTextIsNullAndNoChangeWhereThereWasNone() {
        assertThat(MEMBER.edit(
                                ANN,
                                params("born", "", "teamId", null, "age", ""),
                                MEMBER.born,
                                MEMBER.teamId,
                                MEMBER.age)
                        .changes())
                .containsOnlyKeys("age")
                .containsEntry("age", null);
        assertThat(MEMBER.cast(params("role", ""), MEMBER.role).errors())
                .containsExactly(FieldError.of("role", "required", "is required"));
    }

    @Test
    @Behaviour("changeset_test.exs:200")
    void emptyTextsOfAListAreLeftOut() {
        Field<List<Integer>> pages = Field.of("pages", Types.arrayOf(Types.INT4));

        assertThat(MEMBER.edit(ANN, params("tags", Arrays.asList("", "b", " ")), MEMBER.tags)
                        .changes())
                .isEqualTo(Map.of("tags", List.of("b")));
        assertThat(MEMBER.cast(Params.form("tags[]=&tags[]=b"), MEMBER.tags).get(MEMBER.tags))
                .isEqualTo(List.of("b"));
        assertThat(MEMBER.cast(Params.form("tags[]="), MEMBER.tags).get(MEMBER.tags))
                .isEmpty();
        assertThat(Changeset.input(params("pages", List.of("", "2")), pages)
                        .apply()
                        .get(pages))
                .isEqualTo(List.of(2));
        assertThat(MEMBER.cast(params("tags", List.of("", "b")).keepingEmpty(), MEMBER.tags)
                        .get(MEMBER.tags))
                .isEqualTo(List.of("", "b"));
        assertThat(SPECIMEN.cast(params("holes", Arrays.asList(1, null)), SPECIMEN.holes)
                        .get(SPECIMEN.holes))
                .isEqualTo(Arrays.asList(1, null));
        assertThat(MEMBER.cast(params("tags", Collections.singletonList(List.of(""))), MEMBER.tags)
                        .errors())
                .containsExactly(
                        new FieldError(List.of("tags"), "invalid", "is not a valid {type}", Map.of("type", "value")));
    }

    @Test
    @Behaviour("changeset_test.exs:228")
    void bytesAreNoTextToBeTrimmed() {
        Field<byte[]> bytes = Field.of("bytes", Types.BYTEA);

        assertThat(Changeset.input(params("bytes", "CQ=="), bytes).apply().get(bytes))
                .containsExactly(9);
        assertThat(Changeset.input(params("bytes", ""), bytes).apply().get(bytes))
                .isNull();
    }

    @Test
    @Behaviour("changeset_test.exs:328")
    void whatIsCastMayBeCastFurther() {
        Changeset<Member> base = MEMBER.edit(ANN, params("name", "Ann"), MEMBER.name)
                .required(MEMBER.name)
                .length(MEMBER.name, 3, 30)
                .unique(MEMBER.email);
        assertThat(base.changes()).isEmpty();

        Changeset<Member> older = base.cast(params("age", "31"), MEMBER.age);
        assertThat(older.changes()).isEqualTo(Map.of("age", 31));
        assertThat(older.isValid()).isTrue();
        assertThat(older.state.rules()).hasSize(1);

        Changeset<Member> ageless = older.cast(params("age", null), MEMBER.age);
        assertThat(ageless.changes()).containsOnlyKeys("age").containsEntry("age", null);
        assertThat(ageless.isValid()).isTrue();
    }

    @Test
    @Behaviour({"changeset_test.exs:381", "changeset_test.exs:552"})
    void whatDoesNotFitIsOneErrorAndNoChange() {
        Changeset<Member> changes =
                MEMBER.cast(params("age", "many"), MEMBER.age).required(MEMBER.age);

        assertThat(changes.changes()).isEmpty();
        assertThat(changes.isValid()).isFalse();
        assertThat(changes.errors())
                .containsExactly(new FieldError(
                        List.of("age"), "invalid", "is not a valid {type}", Map.of("type", "whole number")));
    }

    @Test
    @Behaviour(
            value = {
                "changeset_test.exs:391",
                "changeset_test.exs:406",
                "changeset_test.exs:423",
                "changeset_test.exs:452",
                "changeset_test.exs:467",
                "changeset_test.exs:486",
                "changeset_test.exs:506"
            },
            differs = "a type takes a value or refuses it; the words are chosen by code where errors are shown")
    void theWordsOfAnErrorAreChosenWhereItIsShown() {
        Changeset<Specimen> changes = SPECIMEN.cast(
                        params(
                                "wrapped",
                                "x",
                                "hue",
                                "GREY",
                                "hues",
                                List.of("RED", "GREY"),
                                "document",
                                Map.of("size", "x")),
                        SPECIMEN.wrapped,
                        SPECIMEN.hue,
                        SPECIMEN.hues,
                        SPECIMEN.document)
                .length(SPECIMEN.words, 2, 3);

        assertThat(changes.errors())
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(
                        tuple("wrapped", "invalid"),
                        tuple("hue", "invalid"),
                        tuple("hues", "invalid"),
                        tuple("document", "invalid"));
        assertThat(changes.traverseErrors(error -> error.field().equals("hue") ? "must be a colour" : error.message()))
                .containsEntry("hue", List.of("must be a colour"))
                .containsEntry("hues", List.of("is not a valid list"))
                .containsEntry("document", List.of("is not a valid document"));
        assertThat(changes.errors().get(3).message("kein gültiges {type}")).isEqualTo("kein gültiges document");
    }

    @Test
    @Behaviour({"changeset_test.exs:526", "changeset_test.exs:828"})
    void aFieldThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> MEMBER.cast(params(), TEAM.as("t").name)).isInstanceOf(InvalidQuery.class);
        assertThatThrownBy(() -> MEMBER.change(TEAM.as("t").name.to("mill")))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: Team.name is no field of these changes
                          because: they are changes of Member
                          fix: use a column of Member""");
    }

    @Test
    @Behaviour("changeset_test.exs:532")
    void anInputHasFields() {
        assertThatThrownBy(() -> Params.of(new JsonMapper().readTree("[1]")))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("""
                        ORM-801: the input is no JSON object
                          because: its fields are needed by name
                          fix: send an object: {"name": …}""");
        assertThatThrownBy(() -> Params.of(new JsonMapper().readTree("\"foo\"")))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    @Behaviour(
            value = "changeset_test.exs:280",
            differs = "without a table a record is cast whole, as a document; one in a column field by field")
    void aRecordMayStandInAnInputWithoutATable() {
        Field<Specimen.Label> label = Field.of("label", Types.jsonb(Specimen.Label.class));

        assertThat(Changeset.input(params("label", Map.of("text", "mill", "size", 2)), label)
                        .required(label)
                        .apply()
                        .get(label))
                .isEqualTo(new Specimen.Label("mill", 2, null, null));
        assertThat(Changeset.input(params("label", "mill"), label).errors())
                .containsExactly(new FieldError(
                        List.of("label"), "invalid", "is not a valid {type}", Map.of("type", "document")));
    }
}
