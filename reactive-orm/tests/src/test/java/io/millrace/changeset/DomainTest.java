package io.millrace.changeset;

import static io.millrace.changeset.Members.now;
import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.ParcelTable.PARCEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.column.Column;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A value in a domain is read as one of the type that the domain is made over. */
class DomainTest {

    private static final TestDatabase DATABASE =
            TestDatabase.create("""
                    create domain postal_code as text check (value ~ '^[0-9]{5}$');
                    create domain delivery_day as date;
                    create domain parcel_key as uuid;
                    create domain agreed as bool;
                    create domain signature as bytea;
                    create domain weight as numeric;
                    """ + String.join(";\n", PARCEL.definition().createStatements()));
    private static final Repo REPO = Repo.connect(DATABASE.url());

    @BeforeEach
    void empty() {
        DATABASE.execute("truncate parcels");
    }

    @AfterAll
    static void close() {
        REPO.close().block();
        DATABASE.close();
    }

    @Test
    void whatNobodyTypesIsRefused() {
        assertThat(errors(PARCEL.delivery, "infinity")).containsExactly("delivery: is not a valid date");
        assertThat(errors(PARCEL.delivery, "0044-03-15 BC")).containsExactly("delivery: is not a valid date");
        assertThat(errors(PARCEL.key, "0-0-0-0-0")).containsExactly("key: is not a valid UUID");
        assertThat(errors(PARCEL.agreed, "t")).containsExactly("agreed: is not a valid true or false");
        assertThat(errors(PARCEL.signature, "\\x0102")).containsExactly("signature: is not a valid value");
        assertThat(errors(PARCEL.weight, "9".repeat(1_001))).containsExactly("weight: is not a valid number");
        assertThat(errors(PARCEL.deliveries, List.of("infinity"))).containsExactly("deliveries: is not a valid date");
    }

    @Test
    void whatAFormSendsIsTaken() {
        Parcel parcel = now(REPO.insert(PARCEL.cast(
                        params(
                                "delivery", "2024-01-31",
                                "agreed", "on",
                                "signature", "AQI=",
                                "weight", 2.5,
                                "deliveries", List.of("2024-02-01")),
                        PARCEL.delivery,
                        PARCEL.agreed,
                        PARCEL.signature,
                        PARCEL.weight,
                        PARCEL.deliveries)
                .put(PARCEL.id.to(1L))));

        assertThat(parcel.delivery()).isEqualTo(LocalDate.of(2024, 1, 31));
        assertThat(parcel.agreed()).isTrue();
        assertThat(parcel.signature()).containsExactly(1, 2);
        assertThat(parcel.weight()).isEqualByComparingTo("2.5");
        assertThat(parcel.deliveries()).containsExactly(LocalDate.of(2024, 2, 1));
    }

    @Test
    void itsCheckIsAConstraintOfItsOwnName() {
        Changeset<Parcel> wrong = PARCEL.cast(params("postalCode", "1234"), PARCEL.postalCode)
                .put(PARCEL.id.to(1L))
                .constraint(PARCEL.postalCode, Constraint.named("postal_code_check"), "is no postal code");

        assertThatThrownBy(() -> now(REPO.insert(wrong)))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .containsExactly(FieldError.of("postalCode", "constraint", "is no postal code")));
    }

    private static List<String> errors(Column<Parcel, ?> column, Object value) {
        String name = column.column().label().substring("Parcel.".length());
        return PARCEL.cast(params(name, value), column).errors().stream()
                .map(FieldError::toString)
                .toList();
    }
}
