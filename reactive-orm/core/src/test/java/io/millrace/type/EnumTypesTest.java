package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EnumTypesTest {

    private static final AtomicInteger INITIALISED = new AtomicInteger();

    private static TypeFixture postgres;

    enum Role {
        ADMIN,
        AUTHOR
    }

    enum Mood {
        SAD("{sad, \"very\"}"),
        HAPPY("it's \\fine");

        private final String label;

        Mood(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    enum Untouched {
        ONE;

        static {
            INITIALISED.incrementAndGet();
        }
    }

    enum Twins {
        A,
        B
    }

    @BeforeAll
    static void connect() {
        postgres = new TypeFixture("""
                create schema app;
                create type app."Mood" as enum ('{sad, "very"}', 'it''s \\fine');
                create type role as enum ('ADMIN', 'AUTHOR', 'GUEST')""");
    }

    @AfterAll
    static void disconnect() {
        postgres.close();
    }

    @Test
    void anEnumIsKeptAsTextByName() {
        PgType<Role> type = Types.enumText(Role.class, Role::values);

        postgres.givesBack(type, Role.values());
        assertThat(type.encode(Role.ADMIN)).isEqualTo("ADMIN");
        assertThat(type.parameter("$1")).isEqualTo("$1::text");
        assertThat(type.selected("u.role")).isEqualTo("u.role");
    }

    @Test
    void anEnumIsKeptAsTextByLabelsOfItsOwn() {
        PgType<Role> type =
                Types.enumText(Role.class, Role::values, role -> role.name().toLowerCase(Locale.ROOT));

        postgres.givesBack(type, Role.values());
        assertThat(type.text(Role.AUTHOR)).isEqualTo("author");
    }

    @Test
    void anEnumTypeOfPostgreSqlIsWrittenWithItsCast() {
        PgType<Role> role = Types.enumType("role", Role.class, Role::values);
        PgType<Mood> mood = Types.enumType("app.\"Mood\"", Mood.class, Mood::values, Mood::label);

        postgres.givesBack(role, Role.values());
        postgres.givesBack(mood, Mood.values());
        postgres.givesBack(Types.arrayOf(mood), java.util.List.of(Mood.SAD, Mood.HAPPY, Mood.SAD), java.util.List.of());
        assertThat(role.parameter("$1")).isEqualTo("$1::text::role");
        assertThat(postgres.one("select " + role.parameter("$1") + " > 'ADMIN'::role", role.encode(Role.AUTHOR)))
                .isEqualTo(true);
    }

    @Test
    void aLabelWithoutItsConstantIsAnErrorOfItsRow() {
        PgType<Role> role = Types.enumType("role", Role.class, Role::values);

        assertThatThrownBy(() -> postgres.read(role, "'GUEST'::role"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not readable as Role: none of its 2 constants has the label that the row holds");
        postgres.works();
    }

    @Test
    void anEnumIsNotInitialisedBeforeAValueIsRead() {
        PgType<Untouched> type = Types.enumText(Untouched.class, Untouched::values);
        Types.arrayOf(Types.enumType("untouched", Untouched.class, Untouched::values));
        assertThat(INITIALISED).hasValue(0);

        assertThat(type.parse("ONE")).isEqualTo(Untouched.ONE);
        assertThat(INITIALISED).hasValue(1);
    }

    @Test
    void twoConstantsWithOneLabelAreRefused() {
        PgType<Twins> type = Types.enumText(Twins.class, Twins::values, constant -> "same");

        assertThatThrownBy(() -> type.parse("same")).hasMessage("""
                ORM-803: two constants of Twins have one label
                  because: a row that holds it could stand for either
                  fix: give every constant a label of its own""");
    }
}
