package io.millrace.processor.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralTest {

    @ParameterizedTest
    @CsvSource({
        "user, users", "category, categories", "day, days", "box, boxes", "status, statuses", "address, addresses",
        "branch, branches", "dish, dishes", "person, people", "child, children", "quiz, quizzes", "index, indexes",
        "leaf, leaves", "hero, heroes", "photo, photos", "news, news", "series, series", "line_item, line_items",
        "sales_person, sales_people", "analysis, analyses", "key, keys"
    })
    void theLastWordIsPut(String singular, String plural) {
        assertThat(Plural.of(singular)).isEqualTo(plural);
    }
}
