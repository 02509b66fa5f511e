package io.millrace.migrate.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.source.MigrationSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RulesTest {

    @TestFactory
    Stream<DynamicTest> findsWhatIsBad() {
        return Rules.ALL.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.id(), () -> assertThat(found(rule, rule.bad())).contains(rule.id())));
    }

    @TestFactory
    Stream<DynamicTest> letsPassWhatIsGood() {
        return Rules.ALL.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.id(), () -> assertThat(found(rule, rule.good())).doesNotContain(rule.id())));
    }

    /** What a rule says to do instead is not refused by another. */
    @TestFactory
    Stream<DynamicTest> theSafeWayIsNotRefused() {
        return Rules.ALL.stream()
                .filter(rule -> rule.level() == Rule.Level.REFUSED)
                .map(rule -> DynamicTest.dynamicTest(
                        rule.id(), () -> assertThat(refused(rule, rule.good())).isEmpty()));
    }

    @Test
    void everyRuleSaysAllOfIt() {
        assertThat(Rules.ALL).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(Rules.ALL).allSatisfy(rule -> {
            assertThat(rule.id()).matches("[LTCDHQXS]\\d\\d");
            assertThat(List.of(rule.title(), rule.locks(), rule.lasts(), rule.safely(), rule.bad(), rule.good()))
                    .noneMatch(String::isBlank);
        });
    }

    private static List<String> found(Rule rule, String script) {
        return findings(rule, script).map(finding -> finding.rule().id()).toList();
    }

    private static List<String> refused(Rule rule, String script) {
        return findings(rule, script)
                .filter(Finding::isRefused)
                .filter(finding -> !finding.rule().id().equals("C06")
                        && !finding.rule().id().equals("C01"))
                .map(finding -> finding.rule().id())
                .toList();
    }

    private static Stream<Finding> findings(Rule rule, String script) {
        List<Definition> all = new ArrayList<>();
        if (!rule.before().isEmpty()) {
            all.addAll(MigrationSource.sql(1, "before", rule.before(), null).definitions());
        }
        List<Definition> own = MigrationSource.sql(2, "example", script, null).definitions();
        all.addAll(own);
        if (!rule.newer().isEmpty()) {
            all.addAll(MigrationSource.sql(3, "newer", rule.newer(), null).definitions());
        }
        return Lint.of(all, own, rule.server(), rule.live()).stream();
    }
}
