package io.millrace.mesher.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.mesher.TestMesher;
import io.millrace.mesher.TestMesher.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestRoutesTest {

    private static final String QUERY = "?sentry_key=" + TestMesher.KEY;

    private static TestMesher mesher;

    @BeforeAll
    static void start() {
        mesher = TestMesher.start();
    }

    @AfterAll
    static void stop() {
        mesher.close();
    }

    /** Whatever a test sent, the next event is taken. */
    @AfterEach
    void theServerGoesOn() {
        String id = newId();

        assertThat(mesher.envelope(envelope(id, "still here")).status()).isEqualTo(200);
        assertThat(stored(id)).isEqualTo("still here");
    }

    @Test
    void answeredWhenItIsStored() {
        String id = newId();

        Reply reply = mesher.envelope(envelope(id, "kept"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).hasToString("{\"id\":\"%s\"}".formatted(id));
        assertThat(stored(id)).isEqualTo("kept");
    }

    @Test
    void aRepeatIsStoredOnce() {
        String id = newId();

        assertThat(mesher.envelope(envelope(id, "first")).status()).isEqualTo(200);
        Reply repeat = mesher.envelope(envelope(id, "second"));

        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.body().path("id").asText()).isEqualTo(id);
        assertThat(mesher.database().column("select message from events where id = '%s'".formatted(id)))
                .containsExactly("first");
    }

    @Test
    void severalItemsOfWhichSomeAreEvents() {
        String first = newId();
        String second = newId();
        String before = received("session");

        Reply reply = mesher.envelope("""
                {"event_id":"%s"}
                {"type":"session"}
                {"sid":"x"}
                {"type":"event"}
                {"message":"of the header"}
                {"type":"attachment","length":3,"filename":"a.txt"}
                a
                b
                {"type":"event"}
                {"event_id":"%s","message":"of its own"}
                {"type":"something new"}
                {}
                """.formatted(first, second));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("id").asText()).isEqualTo(first);
        assertThat(stored(first)).isEqualTo("of the header");
        assertThat(stored(second)).isEqualTo("of its own");
        assertThat(received("session")).isNotEqualTo(before);
        assertThat(received("attachment")).isNotEmpty();
        assertThat(received("other")).isNotEmpty();
    }

    @Test
    void anEnvelopeWithoutAnEventIsAccepted() {
        Reply reply = mesher.envelope("{}\n{\"type\":\"client_report\"}\n{}\n");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).hasToString("{}");
        assertThat(received("client_report")).isNotEmpty();
    }

    @Test
    void theKeyInAHeader() {
        String id = newId();
        byte[] body = bytes(envelope(id, "header"));

        Reply reply = mesher.post(
                "/api/1/envelope/",
                body,
                "X-Sentry-Auth",
                "Sentry sentry_version=7,sentry_client=test/1,sentry_key=" + TestMesher.KEY);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(stored(id)).isEqualTo("header");
    }

    @Test
    void theKeyInTheEnvelope() {
        String id = newId();
        String envelope = "{\"event_id\":\"%s\",\"dsn\":\"%s\"}\n{\"type\":\"event\"}\n{\"message\":\"dsn\"}\n"
                .formatted(id, mesher.dsn());

        assertThat(mesher.post("/api/1/envelope/", bytes(envelope)).status()).isEqualTo(200);
        assertThat(stored(id)).isEqualTo("dsn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "default"})
    void aProjectByNumberAndBySlug(String project) {
        String id = newId();

        Reply reply = mesher.post("/api/%s/envelope%s".formatted(project, QUERY), bytes(envelope(id, "x")));

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void aProjectByItsId() {
        String project = mesher.database().value("select id from projects where slug = 'default'");

        assertThat(mesher.post("/api/%s/envelope/%s".formatted(project, QUERY), bytes(envelope(newId(), "x")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void noKeyAndAWrongOne() {
        byte[] body = bytes(envelope(newId(), "x"));

        Reply none = mesher.post("/api/1/envelope/", body);
        Reply wrong = mesher.post("/api/1/envelope/?sentry_key=mshr_wrong", body);

        assertThat(none.status()).isEqualTo(401);
        assertThat(none.error()).isEqualTo("missing_key");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.error()).isEqualTo("wrong_key");
        assertThat(wrong.detail()).isEqualTo("the key is not one of this project");
    }

    @Test
    void aRevokedKey() {
        mesher.database().execute("""
                insert into api_keys (id, project_id, key_hash, key_prefix, label, created_at, revoked_at)
                select gen_random_uuid(), id, encode(sha256('revoked'), 'hex'), 'revoked', 'x', now(), now()
                from projects where slug = 'default'""");

        Reply reply = mesher.post("/api/1/envelope/?sentry_key=revoked", bytes(envelope(newId(), "x")));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.error()).isEqualTo("wrong_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"77", "99999999999999999999", "nobody", "00000000-0000-0000-0000-000000000000", "%00"})
    void noSuchProject(String project) {
        Reply reply = mesher.post("/api/%s/envelope/%s".formatted(project, QUERY), bytes(envelope(newId(), "x")));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).isEqualTo("unknown_project");
    }

    /** One program may report to two projects at once: neither keeps the other's event away. */
    @Test
    void twoProjectsMayHaveTheSameEvent() {
        mesher.database().execute("""
                insert into projects (id, organization_id, slug, name, created_at)
                select gen_random_uuid(), id, 'other', 'Other', now() from organizations;
                insert into api_keys (id, project_id, key_hash, key_prefix, label, created_at)
                select gen_random_uuid(), id, encode(sha256('other_key'), 'hex'), 'other_key', 'x', now()
                from projects where slug = 'other'""");
        String id = newId();
        byte[] body = bytes(envelope(id, "twice"));

        assertThat(mesher.post("/api/1/envelope/" + QUERY, body).status()).isEqualTo(200);
        assertThat(mesher.post("/api/other/envelope/" + QUERY, body).status()).isEqualTo(401);
        assertThat(mesher.post("/api/other/envelope/?sentry_key=other_key", body)
                        .status())
                .isEqualTo(200);
        assertThat(mesher.database().value("select count(*) from events where id = '%s'".formatted(id)))
                .isEqualTo("2");
        assertThat(mesher.get("/api/v1/events/" + id).status()).isEqualTo(200);
    }

    @Test
    void packedBodies() throws IOException {
        for (String encoding : new String[] {"gzip", "deflate"}) {
            String id = newId();
            byte[] packed = packed(encoding, bytes(envelope(id, encoding)));

            Reply reply = mesher.post("/api/1/envelope/" + QUERY, packed, "Content-Encoding", encoding);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(stored(id)).isEqualTo(encoding);
        }
    }

    @Test
    void aTruncatedBody() throws IOException {
        byte[] packed = packed("gzip", bytes(envelope(newId(), "x")));

        Reply reply = mesher.post(
                "/api/1/envelope/" + QUERY, Arrays.copyOf(packed, packed.length - 9), "Content-Encoding", "gzip");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("malformed_encoding");
    }

    @Test
    void aBomb() throws IOException {
        byte[] bomb = packed("gzip", new byte[40 * 1024 * 1024]);

        Reply reply = mesher.post("/api/1/envelope/" + QUERY, bomb, "Content-Encoding", "gzip");

        assertThat(bomb).hasSizeLessThan(1024 * 1024);
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.detail()).isEqualTo("the unpacked body is larger than 10485760 bytes");
    }

    @Test
    void anEventThatIsTooLarge() {
        Reply reply = mesher.envelope(envelope(newId(), "x".repeat(1024 * 1024)));

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.detail()).isEqualTo("the event is larger than 1048576 bytes");
    }

    @Test
    void noEnvelope() {
        Reply reply = mesher.envelope("hello");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("malformed_envelope");
        assertThat(reply.detail()).isEqualTo("the envelope's header: it is no JSON at line 1, column 6");
    }

    @Test
    void noEvent() {
        String id = newId();

        Reply reply = mesher.envelope(envelope(id, "good") + "{\"type\":\"event\"}\n{\"level\":\"awful\"}\n");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error()).isEqualTo("invalid_fields");
        assertThat(reply.body().path("fields"))
                .hasToString("{\"1\":{\"level\":[\"must be fatal, error, warning, info or debug\"]}}");
        assertThat(mesher.get("/api/v1/events/" + id).status()).isEqualTo(404);
    }

    @Test
    void everyFieldOfAnEventThatIsWrongIsNamed() {
        Reply reply = mesher.post(
                "/api/1/store/" + QUERY, bytes("{\"event_id\":\"7\",\"timestamp\":\"soon\",\"level\":\"awful\"}"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("fields"))
                .hasToString("{\"event_id\":[\"is not a valid UUID\"],"
                        + "\"timestamp\":[\"is not a valid date and time with an offset\"],"
                        + "\"level\":[\"must be fatal, error, warning, info or debug\"]}");
    }

    @Test
    void invalidUtf8() {
        byte[] body = bytes("{}\n{\"type\":\"event\"}\n{\"message\":\"?\"}\n");
        body[body.length - 4] = (byte) 0xff;

        Reply reply = mesher.post("/api/1/envelope/" + QUERY, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("malformed_event");
    }

    @Test
    void whatADatabaseCannotHoldIsReplaced() {
        String id = newId();
        String event =
                "{\"message\":\"a\\u0000b\",\"tags\":{\"k\\u0000\":\"\\ud800\"},\"extra\":{\"n\":1e999,\"z\":\"\\u0000\"},"
                        + "\"fingerprint\":[\"\\u0000\"],\"user\":{\"id\":\"\\u0000\"},\"breadcrumbs\":[{\"message\":\"\\u0000\"}]}";

        Reply reply = mesher.envelope("{\"event_id\":\"%s\"}\n{\"type\":\"event\"}\n%s\n".formatted(id, event));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(stored(id)).isEqualTo("a\uFFFDb");
    }

    @Test
    void theOlderForm() {
        String id = newId();
        byte[] event = bytes("{\"event_id\":\"%s\",\"message\":\"older\"}".formatted(id));

        Reply reply = mesher.post("/api/1/store/" + QUERY, event);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).hasToString("{\"id\":\"%s\"}".formatted(id));
        assertThat(stored(id)).isEqualTo("older");
        assertThat(mesher.post("/api/1/store/" + QUERY, bytes("[]")).error()).isEqualTo("malformed_event");
        assertThat(mesher.post("/api/1/store/", event).status()).isEqualTo(401);
    }

    @Test
    void aBrowserMayComeFromAnyPage() {
        for (Reply reply : List.of(
                mesher.envelope(envelope(newId(), "x")),
                mesher.envelope("no envelope"),
                mesher.post("/api/1/store/", bytes("{}")),
                mesher.post("/api/99/envelope/" + QUERY, bytes("{}")),
                mesher.post("/api/1/store/" + QUERY, bytes("{\"message\":\"x\"}"), "Content-Encoding", "zstd"))) {
            assertThat(reply.headers())
                    .as(reply.toString())
                    .containsEntry("access-control-allow-origin", "*")
                    .containsEntry("access-control-expose-headers", "Retry-After");
        }
    }

    @Test
    void manyAtOnce() {
        List<String> ids = IntStream.range(0, 300).mapToObj(i -> newId()).toList();

        List<Integer> statuses = ids.parallelStream()
                .map(id -> mesher.envelope(envelope(id, "one of many")).status())
                .toList();

        assertThat(statuses).hasSize(300).containsOnly(200);
        assertThat(mesher.database()
                        .column("select replace(id::text, '-', '') from events where message = 'one of many'"))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void aDatabaseThatIsAway() {
        try (TestMesher other = TestMesher.start()) {
            other.database().close();

            Reply reply = other.envelope(envelope(newId(), "x"));

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.error()).isEqualTo("unavailable");
            assertThat(reply.headers()).containsEntry("retry-after", "1");
            assertThat(other.get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void keysAreNotStored() {
        assertThat(mesher.database().value("select row_to_json(k)::text from api_keys k where label = 'default'"))
                .doesNotContain(TestMesher.KEY)
                .contains("\"key_prefix\":\"mshr_local_d\"");
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String envelope(String id, String message) {
        return "{\"event_id\":\"%s\"}\n{\"type\":\"event\"}\n{\"message\":\"%s\"}\n".formatted(id, message);
    }

    private static String stored(String id) {
        Reply reply = mesher.get("/api/v1/events/" + id);
        assertThat(reply.status()).isEqualTo(200);
        return reply.body().path("event").path("message").asText();
    }

    private static String received(String type) {
        return mesher.get("/health").body().path("received").path(type).asText();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(String encoding, byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out =
                encoding.equals("gzip") ? new GZIPOutputStream(packed) : new DeflaterOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
