package io.millrace.mesher.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.mesher.TestMesher;
import org.junit.jupiter.api.Test;

class AlertStoreTest {

    /** As if a transaction that it waited for had begun after its own, or a process had another clock. */
    @Test
    void aRuleWithoutACooldownFiresWhateverTheClocksSay() {
        try (TestMesher mesher = TestMesher.start()) {
            mesher.database().execute("""
                    insert into alert_rules (id, project_id, name, condition_type, cooldown_minutes, last_fired_at,
                      created_at)
                    select gen_random_uuid(), id, 'each', 'NEW_ISSUE', 0, now() + interval '2 minutes', now()
                    from projects""");

            mesher.envelope("{}\n{\"type\":\"event\"}\n{\"message\":\"new\"}");

            assertThat(mesher.database().column("select message from alerts")).containsExactly("each: new issue: new");
            assertThat(mesher.value("select last_fired_at <= now() from alert_rules"))
                    .isEqualTo("t");
        }
    }
}
