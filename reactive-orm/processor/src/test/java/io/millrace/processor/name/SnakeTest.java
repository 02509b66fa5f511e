package io.millrace.processor.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnakeTest {

    @ParameterizedTest
    @CsvSource({
        "name, name",
        "insertedAt, inserted_at",
        "userID, user_id",
        "HTTPServer, http_server",
        "line2, line2",
        "line2Text, line2_text",
        "aB, a_b",
        "already_snake, already_snake",
        "X, x"
    })
    void wordsAreParted(String camel, String snake) {
        assertThat(Snake.of(camel)).isEqualTo(snake);
    }

    @ParameterizedTest
    @CsvSource({"LineItem, lineItem, LINE_ITEM", "HTTPServer, httpServer, HTTP_SERVER", "User, user, USER"})
    void namesInJava(String record, String variable, String constant) {
        assertThat(Snake.camel(record)).isEqualTo(variable);
        assertThat(Snake.constant(record)).isEqualTo(constant);
    }
}
