package io.millrace.mesher.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {

    private static final byte[] TEXT =
            "{\"message\":\"a text that is packed\"}".repeat(100).getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({"identity, IDENTITY", "'', IDENTITY", "gzip, GZIP", "X-GZIP, GZIP", "' deflate ', DEFLATE", "br, BROTLI"
    })
    void byName(String encoding, Compression compression) {
        assertThat(Compression.named(encoding)).isEqualTo(compression);
    }

    @Test
    void anotherName() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Compression.named("zstd"))
                .withMessage("Content-Encoding is gzip, deflate, br or identity")
                .matches(refusal -> refusal.status() == 415);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void thereAndBack(Compression compression) {
        assertThat(compression.unpack(pack(compression, TEXT), TEXT.length)).isEqualTo(TEXT);
    }

    @Test
    void deflateWithoutItsWrapping() {
        byte[] raw = pack(out -> new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED, true)), TEXT);

        assertThat(Compression.DEFLATE.unpack(raw, TEXT.length)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void oneByteOverTheLimit(Compression compression) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> compression.unpack(pack(compression, TEXT), TEXT.length - 1))
                .withMessage("the unpacked body is larger than %d bytes".formatted(TEXT.length - 1))
                .matches(refusal -> refusal.status() == 413);
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"GZIP", "DEFLATE", "BROTLI"})
    void aBombIsNeverHeld(Compression compression) {
        byte[] bomb = pack(compression, new byte[16 * 1024 * 1024]);

        assertThat(bomb).hasSizeLessThan(100_000);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> compression.unpack(bomb, 1024 * 1024))
                .matches(refusal -> refusal.status() == 413);
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"GZIP", "DEFLATE", "BROTLI"})
    void cutAnywhere(Compression compression) {
        byte[] packed = pack(compression, TEXT);

        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatExceptionOfType(Refusal.class)
                    .as("%d of %d bytes", length, packed.length)
                    .isThrownBy(() -> compression.unpack(cut, TEXT.length))
                    .matches(refusal -> refusal.status() == 400);
        }
    }

    /** Whatever stands there, it is refused, and nothing else is thrown. */
    @ParameterizedTest
    @EnumSource(Compression.class)
    void noise(Compression compression) {
        Random random = new Random(17);
        byte[] packed = pack(compression, TEXT);
        for (int i = 0; i < 500; i++) {
            byte[] broken = packed.clone();
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            try {
                assertThat(compression.unpack(broken, 100_000)).hasSizeLessThanOrEqualTo(100_000);
            } catch (Refusal refused) {
                assertThat(refused.status()).isIn(400, 413);
            }
        }
    }

    @Test
    void whatIsNotPackedAtAll() {
        byte[] noise = new byte[1_000];
        new Random(7).nextBytes(noise);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Compression.GZIP.unpack(noise, 10_000))
                .withMessage("the body is not the whole gzip stream that Content-Encoding announces");
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Compression.DEFLATE.unpack(noise, 10_000));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Compression.BROTLI.unpack(noise, 10_000));
    }

    /** The text and the bomb as Brotli packs them: the decoder that is used comes without its other half. */
    private static byte[] brotli(byte[] bytes) {
        String packed = Arrays.equals(bytes, TEXT)
                ? "G6sN+B0JdozOmNCBx7YWIZvb2zphaX0SRKSsK9FEldO0BjKkYhKOQONpEx8qALgW"
                : "y///P/gnAOKxQCD3/i/////wTwDEYRGA7v0f";
        return Base64.getDecoder().decode(packed);
    }

    private static byte[] pack(Compression compression, byte[] bytes) {
        return switch (compression) {
            case IDENTITY -> bytes;
            case GZIP -> pack(GZIPOutputStream::new, bytes);
            case DEFLATE -> pack(DeflaterOutputStream::new, bytes);
            case BROTLI -> brotli(bytes);
        };
    }

    private static byte[] pack(Packing packing, byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packing.open(packed)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return packed.toByteArray();
    }

    private interface Packing {
        OutputStream open(OutputStream out) throws IOException;
    }
}
