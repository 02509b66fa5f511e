package io.millrace.changeset;

import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.SpecimenTable.SPECIMEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HardwareAddressTest {

    @Test
    void eachFormThatPostgreSqlDocumentsIsTaken() {
        for (String form : new String[] {
            "08:00:2b:01:02:03",
            "08-00-2b-01-02-03",
            "08002b:010203",
            "08002b-010203",
            "0800.2b01.0203",
            "0800-2b01-0203",
            "08002b010203"
        }) {
            assertThat(SPECIMEN.cast(params("card", form), SPECIMEN.card).errors())
                    .as(form)
                    .isEmpty();
        }
        for (String other : new String[] {"0800.2b01-0203", "08002b.010203", "0800:2b01:0203", "08:002b:010203"}) {
            assertThat(SPECIMEN.cast(params("card", other), SPECIMEN.card).errors())
                    .as(other)
                    .hasSize(1);
        }
    }
}
