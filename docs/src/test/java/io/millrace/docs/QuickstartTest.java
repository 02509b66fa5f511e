package io.millrace.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.test.database.TestDatabase;
import org.junit.jupiter.api.Test;
import quickstart.Quickstart;

class QuickstartTest {

    @Test
    void theProgramRunsAsPrinted() {
        try (TestDatabase database = TestDatabase.create()) {
            Quickstart.main(new String[] {database.url()});

            assertThat(database.column("select name || ' ' || coalesce(age::text, '?') from users order by name"))
                    .containsExactly("Ann 31", "Bob ?");
        }
    }
}
