package io.millrace.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextScanTest {

    private static final char[] ODD = {
        0, 1, 'a', '\u007f', 'é', '\u7fff', '\u8000', '\u8001', '\ud800', '\udbff', '\udc00', '\udfff', '\ue000',
        '\uffff'
    };

    @Test
    void plainTextsArePlainHoweverManyAndHoweverLong() {
        for (int count : new int[] {0, 1, 15, 16, 17, 1_000}) {
            for (int length : new int[] {0, 1, 66, 287, 288, 289, 1_500}) {
                assertThat(TextScan.isPlain(texts(count, "x".repeat(length)))).isTrue();
                assertThat(TextScan.isPlain(texts(count, "\u8000".repeat(length))))
                        .isTrue();
            }
        }
    }

    @Test
    void oneOddCharacterIsSeenWhereverItStands() {
        for (char odd : new char[] {0, '\u8001', '\ud83d', '\ude00', '\uffff'}) {
            for (int length : new int[] {1, 7, 287, 288, 289, 1_100}) {
                for (int place = 0; place < length; place += Math.max(1, length / 37)) {
                    for (int at : new int[] {0, 9, 19}) {
                        @Nullable Object[] texts = texts(20, "y".repeat(length));
                        texts[at] = with("y".repeat(length), place, odd);
                        assertThat(TextScan.isPlain(texts))
                                .as("%x at %d of %d, text %d", (int) odd, place, length, at)
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void nullsAreLeftOut() {
        @Nullable Object[] texts = texts(40, "a");
        Arrays.fill(texts, 3, 30, null);
        assertThat(TextScan.isPlain(texts)).isTrue();
        assertThat(TextScan.isPlain(new String[40])).isTrue();
        texts[39] = "\u0000";
        assertThat(TextScan.isPlain(texts)).isFalse();
    }

    @Test
    void manyTextsAreTakenAndRefusedAsEachAloneIs() {
        Random random = new Random(1964);
        for (int round = 0; round < 3_000; round++) {
            List<@Nullable String> texts = random(random);
            @Nullable String alone = refusal(() -> texts.forEach(text -> {
                if (text != null) {
                    Types.TEXT.text(text);
                }
            }));
            @Nullable String together = refusal(() ->
                    assertThat((Object[]) Types.TEXT.bulk().array(texts)).isEqualTo(texts.toArray(String[]::new)));
            assertThat(together).isEqualTo(alone);
        }
    }

    @Test
    void aRefusalAmongManyTellsWhatIsWrongWithTheText() {
        List<String> texts = new ArrayList<>(IntStream.range(0, 1_000)
                .mapToObj(number -> "sound 😀 " + number)
                .toList());
        assertThat((Object[]) Types.VARCHAR.bulk().array(texts)).isEqualTo(texts.toArray(String[]::new));
        texts.set(777, "a\ud83d");
        assertThatThrownBy(() -> Types.VARCHAR.bulk().array(texts))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("""
                ORM-801: a value cannot be written as varchar
                  because: the text holds half of a surrogate pair, which is no character and has no form in UTF-8
                  fix: cut text between code points, never inside one: text.offsetByCodePoints(0, n)""");
        texts.set(776, "a\u0000b");
        assertThatThrownBy(() -> Types.BPCHAR.bulk().array(texts))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("""
                ORM-801: a value cannot be written as bpchar
                  because: the text holds a NUL character (U+0000), which PostgreSQL cannot store
                  fix: remove it first: text.replace("\\u0000", "")""");
    }

    private static List<@Nullable String> random(Random random) {
        List<@Nullable String> texts = new ArrayList<>();
        int count = random.nextInt(60);
        boolean odd = random.nextBoolean();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder("z".repeat(random.nextInt(random.nextInt(20) == 0 ? 1_200 : 40)));
            if (odd && random.nextInt(10) == 0) {
                int more = random.nextInt(3);
                for (int j = 0; j <= more; j++) {
                    text.insert(random.nextInt(text.length() + 1), ODD[random.nextInt(ODD.length)]);
                }
            }
            texts.add(random.nextInt(12) == 0 ? null : text.toString());
        }
        return texts;
    }

    private static @Nullable String refusal(Runnable write) {
        try {
            write.run();
            return null;
        } catch (InvalidValue refused) {
            return refused.getMessage();
        }
    }

    private static @Nullable Object[] texts(int count, String text) {
        @Nullable String[] texts = new @Nullable String[count];
        Arrays.fill(texts, text);
        return texts;
    }

    private static String with(String text, int place, char odd) {
        return text.substring(0, place) + odd + text.substring(place + 1);
    }
}
