package io.millrace.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.lint.Rule;
import io.millrace.migrate.lint.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** All ids that the field has rules by are here once: as a rule, or as a test. */
    @Test
    void everyIdIsARuleOrShown() throws IOException {
        List<String> ids = new ArrayList<>();
        RuleCoverage.IDS.forEach((letter, count) -> {
            for (int number = 1; number <= count; number++) {
                ids.add(String.format(Locale.ROOT, "%s%02d", letter, number));
            }
        });
        List<String> found = new ArrayList<>(RuleCoverage.ALL.keySet());
        Rules.ALL.stream().map(Rule::id).filter(id -> !id.equals("S01")).forEach(found::add);

        assertThat(ids).hasSize(123);
        assertThat(found).containsExactlyInAnyOrderElementsOf(ids);
        for (Map.Entry<String, RuleCoverage.Held> one : RuleCoverage.ALL.entrySet()) {
            RuleCoverage.Held held = one.getValue();
            assertThat(source(held)).as(one.getKey()).content().contains("    void " + held.method() + "(");
        }
    }

    private static Path source(RuleCoverage.Held held) {
        Path migrations = Path.of("..", "reactive-migrations");
        Path below = Path.of("src", "test", "java", "io", "millrace", "migrate");
        Path own = migrations.resolve(below).resolve(held.file());
        return Files.exists(own)
                ? own
                : migrations.resolve("command-line").resolve(below).resolve(held.file());
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
