package io.millrace.mesher.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.mesher.TestMesher;
import io.millrace.mesher.TestMesher.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to do harm, or by a client that is out of order: it is refused with 4xx, and the server goes on. */
class HostileInputTest {

    private static final String ENVELOPE = "/api/1/envelope/?sentry_key=" + TestMesher.KEY;
    private static final int MEGABYTE = 1024 * 1024;

    private static TestMesher mesher;

    @BeforeAll
    static void start() {
        mesher = TestMesher.start();
    }

    @AfterAll
    static void stop() {
        mesher.close();
    }

    @AfterEach
    void theServerGoesOn() {
        String id = UUID.randomUUID().toString().replace("-", "");

        assertThat(mesher.envelope("{\"event_id\":\"%s\"}\n{\"type\":\"event\"}\n{\"message\":\"on\"}".formatted(id))
                        .status())
                .isEqualTo(200);
        assertThat(mesher.get("/api/v1/events/" + id).status()).isEqualTo(200);
    }

    @Test
    void aTruncatedGzip() throws IOException {
        byte[] packed = gzip("{}\n{\"type\":\"event\"}\n{\"message\":\"x\"}\n".getBytes(StandardCharsets.UTF_8));

        for (int length = 0; length < packed.length; length++) {
            Reply reply = mesher.post(ENVELOPE, Arrays.copyOf(packed, length), "Content-Encoding", "gzip");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("malformed_encoding");
        }
    }

    @Test
    void aBombOfGzip() throws IOException {
        Reply reply = mesher.post(ENVELOPE, gzip(new byte[200 * MEGABYTE]), "Content-Encoding", "gzip");

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.detail()).isEqualTo("the unpacked body is larger than 10485760 bytes");
    }

    /** 38 bytes that become sixteen million. */
    @Test
    void aBombOfBrotli() {
        byte[] bomb = Base64.getDecoder().decode("y///P/gnAOKxQCD3/i/////wTwDEYRGA7v0f");

        Reply reply = mesher.post(ENVELOPE, bomb, "Content-Encoding", "br");

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.detail()).isEqualTo("the unpacked body is larger than 10485760 bytes");
    }

    @Test
    void anEnvelopeOfTwentyMegabytes() throws IOException {
        // It says so beforehand, and is not even read.
        String answer =
                raw("POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n".formatted(ENVELOPE, 20 * MEGABYTE));
        assertThat(answer).startsWith("HTTP/1.1 413").contains("too_large").containsIgnoringCase("connection: close");

        // It does not say so, and is stopped on the way.
        String part = "%x\r\n%s\r\n".formatted(MEGABYTE, "x".repeat(MEGABYTE));
        String chunked = raw("POST %s HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".formatted(ENVELOPE)
                + part.repeat(6));
        assertThat(chunked).startsWith("HTTP/1.1 413").contains("too_large");

        // It is small on the way, and as large when it is unpacked.
        byte[] packed =
                gzip(("{}\n{\"type\":\"attachment\"}\n" + "a".repeat(20 * MEGABYTE)).getBytes(StandardCharsets.UTF_8));
        assertThat(mesher.post(ENVELOPE, packed, "Content-Encoding", "gzip").status())
                .isEqualTo(413);
    }

    @Test
    void invalidUtf8() {
        for (byte[] broken : new byte[][] {
            {(byte) 0xff},
            {(byte) 0xc3},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xf8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80}
        }) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes("{}\n{\"type\":\"event\"}\n{\"message\":\"".getBytes(StandardCharsets.UTF_8));
            body.writeBytes(broken);
            body.writeBytes("\"}\n".getBytes(StandardCharsets.UTF_8));

            Reply reply = mesher.post(ENVELOPE, body.toByteArray());

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.error()).isEqualTo("malformed_event");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7000", "1", "-1", "\"13\"", "1.5", "1e3", "99999999999999999999999", "[]", "true"})
    void aWrongLengthOfAnItem(String length) {
        Reply reply =
                mesher.envelope("{}\n{\"type\":\"event\",\"length\":%s}\n{\"message\":\"x\"}\n".formatted(length));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("malformed_envelope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "ten", "99999999999999999999"})
    void aWrongLengthOfTheBody(String length) throws IOException {
        assertThat(raw("POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: %s\r\n\r\n{}".formatted(ENVELOPE, length)))
                .startsWith("HTTP/1.1 4");
    }

    @Test
    void tenThousandTags() {
        String tags = IntStream.range(0, 10_000)
                .mapToObj(i -> "\"t%d\":\"v\"".formatted(i))
                .collect(Collectors.joining(","));

        Reply reply = mesher.envelope("{}\n{\"type\":\"event\"}\n{\"message\":\"x\",\"tags\":{%s}}\n".formatted(tags));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("fields").path("tags").path(0).asText()).isEqualTo("must have at most 1000 items");
    }

    @Test
    void tenThousandItems() {
        Reply reply = mesher.envelope("{}\n" + "{\"type\":\"session\"}\n{}\n".repeat(10_000));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.detail()).isEqualTo("it has more than 200 items");
    }

    @Test
    void nestingWithoutEnd() {
        Reply reply =
                mesher.envelope("{}\n{\"type\":\"event\"}\n{\"message\":\"x\",\"extra\":" + "[".repeat(100_000) + "\n");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("malformed_event");
    }

    @Test
    void aNumberWithoutEnd() {
        Reply reply = mesher.envelope(
                "{}\n{\"type\":\"event\"}\n{\"message\":\"x\",\"extra\":{\"n\":" + "9".repeat(100_000) + "}}\n");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("malformed_event");
    }

    /** A request in the client's own words; what is answered until the server closes or has said all it says. */
    private static String raw(String request) throws IOException {
        URI uri = URI.create(mesher.url());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(30_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                // The server does not read what it does not want.
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            byte[] buffer = new byte[8 * 1024];
            try {
                int read = socket.getInputStream().read(buffer);
                while (read > 0 && !answer.toString(StandardCharsets.UTF_8).endsWith("}")) {
                    answer.write(buffer, 0, read);
                    if (answer.toString(StandardCharsets.UTF_8).endsWith("}")) {
                        break;
                    }
                    read = socket.getInputStream().read(buffer);
                }
            } catch (IOException reset) {
                // What came before counts.
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
