package io.millrace.mesher.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.mesher.TestMesher;
import io.millrace.mesher.TestMesher.Reply;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {

    @Test
    void readyAsLongAsEventsCanBeTakenAndAliveAllTheTime() {
        try (TestMesher mesher = TestMesher.start()) {
            assertThat(mesher.get("/ready", "").status()).isEqualTo(200);
            assertThat(mesher.get("/ready", "").body()).hasToString("{\"status\":\"ready\"}");
            assertThat(mesher.get("/health", "").body()).hasToString("{\"status\":\"up\",\"received\":{}}");

            mesher.database().close();

            Reply away = mesher.get("/ready", "");
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.headers()).containsEntry("retry-after", "1");
            assertThat(away.body()).hasToString("{\"status\":\"not_ready\"}");
            assertThat(mesher.get("/health", "").status()).isEqualTo(200);
        }
    }

    @Test
    void figuresForPrometheus() {
        try (TestMesher mesher = TestMesher.start()) {
            mesher.envelope("{}\n{\"type\":\"event\"}\n{\"message\":\"x\"}");

            assertThat(mesher.metrics())
                    .contains("mesher_queue_events 0.0", "mesher_live_listeners 0.0")
                    .contains("# TYPE millrace_");
        }
    }
}
