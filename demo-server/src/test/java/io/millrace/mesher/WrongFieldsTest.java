package io.millrace.mesher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.mesher.TestMesher.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of bodies that cannot be taken: every field that is wrong, by its name in JSON. */
class WrongFieldsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LONG = "x".repeat(81);

    private static TestMesher mesher;

    @BeforeAll
    static void start() {
        mesher = TestMesher.start();
    }

    @AfterAll
    static void stop() {
        mesher.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "orgs/default/projects | {} | {\"name\":[\"is required\"]}",
                "orgs/default/projects | {\"name\":\"\",\"slug\":\"A b\"} | {\"name\":[\"is required\"],\"slug\":[\"has not the right format\"]}",
                "orgs/default/projects | {\"name\":\"LONG\",\"platform\":\"LONG\"} | {\"name\":[\"must have at most 80 characters\"],\"platform\":[\"must have at most 40 characters\"]}",
                "orgs/default/projects | {\"name\":\"x\",\"slug\":\"default\"} | {\"slug\":[\"is taken already\"]}",
                "projects/default/api-keys | {} | {\"label\":[\"is required\"]}",
                "projects/default/api-keys | {\"label\":\"LONG\"} | {\"label\":[\"must have at most 80 characters\"]}",
                "projects/default/settings | {\"retention_days\":0,\"sample_rate\":1.5} | {\"retention_days\":[\"must be at least 1\"],\"sample_rate\":[\"must be at most 1\"]}",
                "projects/default/settings | {\"retention_days\":3651,\"sample_rate\":-1} | {\"retention_days\":[\"must be at most 3650\"],\"sample_rate\":[\"must be at least 0\"]}",
                "projects/default/settings | {\"retention_days\":\"ten\"} | {\"retention_days\":[\"is not a valid whole number\"]}",
                "projects/default/alert-rules | {} | {\"name\":[\"is required\"],\"condition_type\":[\"is required\"]}",
                "projects/default/alert-rules | {\"name\":\"x\",\"condition_type\":\"threshold\"} | {\"threshold\":[\"is required\"]}",
                "projects/default/alert-rules | {\"name\":\"LONG\",\"condition_type\":\"new_issue\",\"threshold\":-1,\"window_minutes\":0,\"cooldown_minutes\":-1} | {\"name\":[\"must have at most 80 characters\"],\"threshold\":[\"must be at least 0\"],\"window_minutes\":[\"must be at least 1\"],\"cooldown_minutes\":[\"must be at least 0\"]}",
                "projects/default/alert-rules | {\"name\":\"x\",\"condition_type\":\"new_issue\",\"window_minutes\":43201,\"cooldown_minutes\":43201} | {\"window_minutes\":[\"must be at most 43200\"],\"cooldown_minutes\":[\"must be at most 43200\"]}",
                "register | {} | {\"email\":[\"is required\"],\"display_name\":[\"is required\"],\"password\":[\"is required\"]}",
                "register | {\"email\":\"nobody at home\",\"display_name\":\"LONG\",\"password\":\"short\",\"organization\":\"LONG\"} | {\"email\":[\"has not the right format\"],\"display_name\":[\"must have at most 80 characters\"],\"password\":[\"must have at least 10 characters\"],\"organization\":[\"must have at most 80 characters\"]}",
                "register | {\"email\":\"Owner@localhost\",\"display_name\":\"x\",\"password\":\"a long enough one\"} | {\"email\":[\"is taken already\"]}",
                "login | {} | {\"email\":[\"is required\"],\"password\":[\"is required\"]}",
                "orgs/default/members | {} | {\"role\":[\"is required\"],\"email\":[\"is required\"]}",
                "orgs/default/members | {\"email\":\"nobody@example.org\",\"role\":\"member\"} | {\"email\":[\"is nobody's who has registered here\"]}",
            })
    void areAllNamed(String path, String body, String fields) throws Exception {
        Reply reply = mesher.change("/api/v1/" + path, body.replace("LONG", LONG));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
        assertThat(reply.error()).isEqualTo("invalid_fields");
        assertThat(reply.body().path("fields")).isEqualTo(JSON.readTree(fields));
        assertThat(mesher.value("select count(*) from alert_rules")).isEqualTo("0");
    }
}
