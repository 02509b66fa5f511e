package io.millrace.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Run with {@code -Dmillrace.rules=write} to write the pages anew. */
class RulePagesTest {

    private static final Path FOLDER = Path.of("rules");

    @BeforeAll
    static void writeWhereAsked() throws IOException {
        if ("write".equals(System.getProperty("millrace.rules"))) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> page : RulePages.all().entrySet()) {
                Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
            }
        }
    }

    @Test
    void everyRuleHasItsPageAndEveryPageItsRule() throws IOException {
        Map<String, String> written = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                written.put(file.getFileName().toString(), Files.readString(file));
            }
        }

        assertThat(written).containsExactlyInAnyOrderEntriesOf(RulePages.all());
    }
}
