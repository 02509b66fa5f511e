package io.millrace.validation;

import static io.millrace.validation.GuestRoomFields.ROOM;
import static io.millrace.validation.GuestTable.GUEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Params;
import io.millrace.error.FieldError;
import io.millrace.validation.Guest.Room;
import io.millrace.validation.Guest.Strict;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BeanValidationTest {

    private static final ValidatorFactory FACTORY = Validation.byProvider(HibernateValidator.class)
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
            .buildValidatorFactory();
    private static final Validator VALIDATOR = FACTORY.getValidator();
    private static final BeanValidation<Guest> GUESTS = BeanValidation.of(VALIDATOR, Guest.class);

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    @Test
    void annotationsOfTheRecordAreErrorsOfItsFields() {
        Changeset<Guest> changes = GUESTS.check(GUEST.cast(Params.form("name=A&age=12"), GUEST.name, GUEST.age));

        assertThat(changes.errors())
                .containsExactly(
                        new FieldError(
                                List.of("name"), "size", "size must be between 2 and 20", Map.of("min", 2, "max", 20)),
                        new FieldError(
                                List.of("age"), "min", "must be greater than or equal to 13", Map.of("value", 13L)));
        assertThat(changes.errors().get(0).message("must have {min} to {max} characters"))
                .isEqualTo("must have 2 to 20 characters");
    }

    @Test
    void theyStandBesideOtherChecks() {
        Changeset<Guest> changes = GUESTS.check(GUEST.cast(Params.form("name=A&age=many"), GUEST.name, GUEST.age))
                .noneOf(GUEST.name, "A");

        assertThat(changes.errors()).extracting(FieldError::code).containsExactly("invalid", "size", "exclusion");
        assertThat(GUESTS.check(GUEST.cast(Params.form("name=Ann&age=30"), GUEST.name, GUEST.age))
                        .isValid())
                .isTrue();
    }

    @Test
    void onlyNewValuesAreLookedAtNullIncluded() {
        Guest tiny = new Guest(1, "x", 5, null);

        assertThat(GUESTS.check(GUEST.edit(tiny, Params.form("age=40"), GUEST.name, GUEST.age))
                        .isValid())
                .isTrue();
        assertThat(GUESTS.check(GUEST.edit(tiny, Params.form("age="), GUEST.name, GUEST.age))
                        .errors())
                .containsExactly(FieldError.of("age", "notNull", "must not be null"));
    }

    @Test
    void groupsAreAskedForByName() {
        Changeset<Guest> changes = GUEST.cast(Params.form("name=ann"), GUEST.name);

        assertThat(GUESTS.check(changes).isValid()).isTrue();
        assertThat(GUESTS.groups(Strict.class).check(changes).errors())
                .extracting(FieldError::code)
                .containsExactly("pattern");
    }

    @Test
    void anEmbeddedRecordIsCheckedWhereItIsCast() {
        BeanValidation<Room> rooms = BeanValidation.of(VALIDATOR, Room.class);

        Changeset<Guest> changes = GUEST.cast(Params.form("name=Ann&room[floor]=0"), GUEST.name)
                .cast(ROOM.in(GUEST.room), room -> rooms.check(room.cast(ROOM.floor)));

        assertThat(changes.errors().stream().map(FieldError::toString))
                .containsExactly("room.floor: must be greater than or equal to 1");
    }
}
