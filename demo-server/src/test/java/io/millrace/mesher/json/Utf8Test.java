package io.millrace.mesher.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

    @Test
    void everyCharacterThatThereIs() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
                byte[] bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8);
                assertThat(Utf8.isValid(bytes, 0, bytes.length)).isTrue();
                assertThat(bytes.length > 1 && Utf8.isValid(bytes, 0, bytes.length - 1))
                        .isFalse();
            }
        }
    }

    /** The decoder of the JDK knows as well, and is asked about a hundred thousand strings of four bytes. */
    @Test
    void whatTheJdkTakesAndNothingElse() {
        Random random = new Random(7);
        byte[] bytes = new byte[6];
        for (int i = 0; i < 200_000; i++) {
            random.nextBytes(bytes);
            bytes[1] |= (byte) 0xc0;
            assertThat(Utf8.isValid(bytes, 1, 4))
                    .as("%s", ByteBuffer.wrap(bytes))
                    .isEqualTo(isValid(bytes));
        }
    }

    private static boolean isValid(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 1, 4));
            return true;
        } catch (CharacterCodingException refused) {
            return false;
        }
    }
}
