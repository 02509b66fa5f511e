package io.millrace.mesher.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** How a body was packed, by the name that {@code Content-Encoding} gives it. */
enum Compression {
    IDENTITY {
        @Override
        InputStream open(byte[] packed) {
            return new ByteArrayInputStream(packed);
        }
    },
    GZIP {
        @Override
        InputStream open(byte[] packed) throws IOException {
            return new GZIPInputStream(new ByteArrayInputStream(packed), BUFFER);
        }
    },
    /** The zlib format by the standard; some clients send the bare stream, and are understood too. */
    DEFLATE {
        @Override
        InputStream open(byte[] packed) {
            Inflater inflater = new Inflater(!isZlib(packed));
            return new InflaterInputStream(new ByteArrayInputStream(packed), inflater, BUFFER) {
                @Override
                public void close() throws IOException {
                    super.close();
                    // It is not the stream's own, so the stream leaves its memory, which is not Java's, to the
                    // collector.
                    inflater.end();
                }
            };
        }
    },
    BROTLI {
        @Override
        InputStream open(byte[] packed) throws IOException {
            return new BrotliInputStream(new ByteArrayInputStream(packed), BUFFER);
        }
    };

    private static final int BUFFER = 8 * 1024;

    static Compression named(String encoding) {
        return switch (encoding.trim().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> IDENTITY;
            case "gzip", "x-gzip" -> GZIP;
            case "deflate" -> DEFLATE;
            case "br" -> BROTLI;
            default ->
                throw new Refusal(
                        HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unknown_encoding",
                        "Content-Encoding is gzip, deflate, br or identity");
        };
    }

    abstract InputStream open(byte[] packed) throws IOException;

    /** Unpacks, and stops at the first byte over the limit: what a bomb would become is never held. */
    byte[] unpack(byte[] packed, int limit) {
        try (InputStream unpacked = open(packed)) {
            ByteArrayOutputStream all = new ByteArrayOutputStream(Math.min(limit, Math.max(32, packed.length * 2)));
            byte[] buffer = new byte[BUFFER];
            for (int read = unpacked.read(buffer); read >= 0; read = unpacked.read(buffer)) {
                if (all.size() + read > limit) {
                    throw Refusal.tooLarge("the unpacked body is larger than %d bytes".formatted(limit));
                }
                all.write(buffer, 0, read);
            }
            return all.toByteArray();
        } catch (IOException broken) {
            throw Refusal.malformed(
                    "malformed_encoding",
                    "the body is not the whole %s stream that Content-Encoding announces"
                            .formatted(name().toLowerCase(Locale.ROOT)));
        }
    }

    /** The first two bytes of zlib: method 8, and a check that makes them a multiple of 31. */
    private static boolean isZlib(byte[] packed) {
        return packed.length >= 2
                && (packed[0] & 0x0f) == 8
                && (((packed[0] & 0xff) << 8) | (packed[1] & 0xff)) % 31 == 0;
    }
}
