package io.millrace.changeset;

import static io.millrace.changeset.Members.now;
import static io.millrace.changeset.SlotTable.SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.repo.Repo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Constraints of columns that go by other names than their components, and of several columns together. */
class NamedConstraintTest {

    @RegisterExtension
    private static final Members MEMBERS = new Members();

    private static final Repo REPO = MEMBERS.repo();

    @BeforeAll
    static void create() {
        MEMBERS.database().execute(String.join(";", SLOT.definition().createStatements()));
    }

    @BeforeEach
    void fill() {
        MEMBERS.database().execute("truncate slots restart identity");
        now(REPO.insert(SLOT.draft().code("a").label("mill").color("red")));
    }

    @Test
    @Behaviour("changeset_test.exs:2860")
    void aRenamedColumnIsFoundByItsOwnName() {
        Changeset<Slot> again = SLOT.change(SLOT.code.to("a"));

        invalid(again.unique(SLOT.code), FieldError.of("code", "unique", "is taken already"));
        invalid(
                again.constraint(SLOT.code, Constraint.endingWith("uniform_code_key"), "is taken"),
                FieldError.of("code", "constraint", "is taken"));
        assertThatThrownBy(() -> now(REPO.insert(again)))
                .isInstanceOf(ConstraintViolation.class)
                .hasMessageEndingWith("add to the changeset: .unique(SLOT.code)");
    }

    @Test
    @Behaviour("changeset_test.exs:2923")
    void theFirstOfSeveralColumnsHasTheError() {
        Changeset<Slot> again = SLOT.change(SLOT.label.to("mill"), SLOT.color.to("red"));

        invalid(again.unique(SLOT.label, SLOT.color), FieldError.of("label", "unique", "is taken already"));
        invalid(again.unique(SLOT.color, SLOT.label), FieldError.of("color", "unique", "is taken already"));
        assertThat(now(REPO.insert(again.put(SLOT.color.to("blue")).unique(SLOT.label, SLOT.color)))
                        .color())
                .isEqualTo("blue");
    }

    @Test
    @Behaviour("changeset_test.exs:3062")
    @Behaviour(
            value = "changeset_test.exs:3172",
            differs = "the column that refers to the other row has the error, rather than the relation")
    void aForeignKeyOfARenamedColumnIsFoundAsWell() {
        Changeset<Slot> lost = SLOT.change(SLOT.teamId.to(99L));

        invalid(lost.references(SLOT.teamId), FieldError.of("teamId", "foreign_key", "does not exist"));
        invalid(
                lost.constraint(SLOT.teamId, Constraint.named("slots_crew_fkey"), "is no team"),
                FieldError.of("teamId", "constraint", "is no team"));
    }

    private static void invalid(Changeset<Slot> changes, FieldError error) {
        assertThatThrownBy(() -> now(REPO.insert(changes)))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors()).containsExactly(error));
    }
}
