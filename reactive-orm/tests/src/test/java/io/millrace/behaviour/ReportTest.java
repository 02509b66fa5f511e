package io.millrace.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Path PAGE = Path.of("../../docs/behaviours.md");

    /** Run with {@code -Dmillrace.behaviours=write} to write the page anew. */
    @Test
    void thePageSaysWhatTheTagsSay() throws IOException {
        String page = new Report().page();
        if ("write".equals(System.getProperty("millrace.behaviours"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void everyTagNamesABehaviourThatThereIs() throws IOException {
        assertThat(new Report().unknown()).isEmpty();
    }

    @Test
    void tenAtMostOfQueriesAndTransactionsDoNotApply() throws IOException {
        List<String> suites = List.of(
                "repo", "joins", "type", "windows", "interval", "transaction", "subquery", "stream", "lock", "sql");

        assertThat(new Report().notApplicable(suites)).isLessThanOrEqualTo(10);
    }
}
