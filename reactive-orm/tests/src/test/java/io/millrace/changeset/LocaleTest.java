package io.millrace.changeset;

import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.SpecimenTable.SPECIMEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.column.Column;
import io.millrace.type.PgType;
import io.millrace.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/** What comes from outside is read the same wherever the machine stands. */
@Isolated("the locale is the whole machine's")
class LocaleTest {

    private static final List<String> TAGS = List.of("tr-TR", "ar-EG", "ar-EG-u-nu-arab");

    /** Those that every locale has, and those that only one would take for them. */
    private static final List<Object> VALUES = List.of(
            "1",
            "-12",
            "1234567",
            "1.5",
            "1,5",
            "1.234,5",
            "1e3",
            "\u0661\u0662",
            "\u0661\u066b\u0665",
            12,
            -1L,
            2.5,
            "2024-01-31",
            "31.01.2024",
            "31/01/2024",
            "\u0662\u0660\u0662\u0664-\u0660\u0661-\u0663\u0661",
            "10:30",
            "10:30:00.25",
            "2024-01-31T10:30:00",
            "2024-01-31T10:30:00Z",
            "2024-01-31T10:30:00+02:00",
            "P1D",
            "PT1H30M",
            "1 day",
            "[1,12)",
            "[1.5,2.5)",
            "[2024-01-31,2024-02-01)",
            "RED",
            "red",
            "dark",
            "DARK",
            "true",
            "TRUE",
            "false",
            "on",
            "off",
            "evet",
            true,
            false,
            "IiİıTITLE",
            "0800.2B01.0203",
            "\\x0I",
            List.of("1", "12"));

    /** A type of its own, so that nothing of another locale is kept in it. */
    private enum Tint {
        LILAC,
        INDIGO
    }

    @TestFactory
    Stream<DynamicTest> castsAreTheSameInEachLocale() {
        List<String> expected = in(Locale.ROOT, LocaleTest::casts);
        assertThat(expected).contains("whole 12: [] 12", "day 2024-01-31: [] 2024-01-31", "flag on: [] true");
        return TAGS.stream()
                .map(tag -> DynamicTest.dynamicTest(
                        tag,
                        () -> assertThat(in(Locale.forLanguageTag(tag), LocaleTest::casts))
                                .isEqualTo(expected)));
    }

    @Test
    void enumsAreReadByTheirOwnLettersInEachLocale() {
        for (String tag : TAGS) {
            List<String> casts = in(Locale.forLanguageTag(tag), () -> {
                Field<Tint> text = Field.of("text", Types.enumText(Tint.class, Tint::values));
                Field<Tint> type = Field.of("type", Types.enumType("tint", Tint.class, Tint::values));
                Changeset<Input> taken = Changeset.input(params("text", "LILAC", "type", "INDIGO"), text, type);
                Changeset<Input> refused = Changeset.input(params("text", "L\u0130LAC", "type", "indigo"), text, type);
                return List.of(
                        taken.errors().toString(),
                        taken.apply().get(text) + " " + taken.apply().get(type),
                        refused.errors().toString());
            });

            assertThat(casts)
                    .as(tag)
                    .containsExactly("[]", "LILAC INDIGO", "[text: is not a valid value, type: is not a valid value]");
        }
    }

    /** Otherwise nothing here could fail. */
    @Test
    void theseLocalesWriteOtherwise() {
        for (String tag : TAGS) {
            assertThat(in(
                            Locale.forLanguageTag(tag),
                            () -> String.format(Locale.getDefault(), "%d", 12) + "I".toLowerCase(Locale.getDefault())))
                    .as(tag)
                    .isNotEqualTo("12i");
        }
    }

    private static List<String> casts() {
        List<String> casts = new ArrayList<>();
        for (Column<Specimen, ?> column : SPECIMEN.columns()) {
            for (Object value : VALUES) {
                casts.add(cast(column, value));
            }
        }
        return casts;
    }

    private static <T> String cast(Column<Specimen, T> column, Object value) {
        String name = column.column().label().substring("Specimen.".length());
        Changeset<Specimen> changes = SPECIMEN.cast(params(name, value), column);
        return name + " " + value + ": " + changes.errors() + " " + text(column.type(), changes.get(column));
    }

    private static <T> String text(PgType<T> type, @Nullable T value) {
        return value == null ? "" : type.text(value);
    }

    private static <T> T in(Locale locale, Supplier<T> work) {
        Locale before = Locale.getDefault();
        Locale.setDefault(locale);
        try {
            return work.get();
        } finally {
            Locale.setDefault(before);
        }
    }
}
