package io.millrace.mesher.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeParserTest {

    private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";

    @Test
    void itemsWithALengthAndWithout() {
        Envelope envelope = parse("""
                {"event_id":"%s","dsn":"https://key@mesher.example/1"}
                {"type":"event","length":14}
                {"message":12}
                {"type":"session"}
                {"started":2}
                """.formatted(ID));

        assertThat(envelope.eventId()).contains(UUID.fromString("9ec79c33-ec99-42ab-8353-589fcb2e04dc"));
        assertThat(envelope.dsn()).contains("https://key@mesher.example/1");
        assertThat(envelope.items()).extracting(EnvelopeItem::type).containsExactly("event", "session");
        assertThat(envelope.items())
                .extracting(item -> text(item.payload()))
                .containsExactly("{\"message\":12}", "{\"started\":2}");
    }

    @Test
    void aPayloadWithALengthHoldsAnyBytes() {
        Envelope envelope = parse("{}\n{\"type\":\"attachment\",\"length\":5}\n\n{}\n\n\n{\"type\":\"event\"}\n{}");

        assertThat(envelope.items()).extracting(item -> text(item.payload())).containsExactly("\n{}\n\n", "{}");
    }

    @Test
    void anEnvelopeMayHoldNothing() {
        assertThat(parse("{}").items()).isEmpty();
        assertThat(parse("{}\n").items()).isEmpty();
        assertThat(parse("{}\n\n\n").items()).isEmpty();
        assertThat(parse("{}").eventId()).isEmpty();
        assertThat(parse("{\"event_id\":null}").eventId()).isEmpty();
    }

    @Test
    void anEmptyPayloadIsOne() {
        Envelope envelope = parse("{}\n{\"type\":\"attachment\",\"length\":0}\n\n{\"type\":\"session\"}\n");

        assertThat(envelope.items())
                .extracting(EnvelopeItem::type, item -> text(item.payload()))
                .containsExactly(tuple("attachment", ""), tuple("session", ""));
    }

    @Test
    void linesMayEndAsOnWindows() {
        Envelope envelope = parse("{}\r\n{\"type\":\"event\"}\r\n{\"message\":\"a\"}\r\n");

        assertThat(envelope.items()).extracting(EnvelopeItem::type).containsExactly("event");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                              | the envelope's header: a JSON object was expected",
                "[]                                            | the envelope's header: a JSON object was expected",
                "no json                                       | the envelope's header: it is no JSON at line 1, column 4",
                "{                                             | the envelope's header: it is no JSON at line 1, column 2",
                "{} {}                                         | the envelope's header: it is no JSON at line 1, column 4",
                "{\"event_id\":\"short\"}                       | the envelope's header: event_id is a UUID, with dashes or without",
                "{}\\n{\"length\":2}\\n{}                        | the header of item 1: type is missing",
                "{}\\n{\"type\":7}\\n{}                          | the header of item 1: type is missing",
                "{}\\n{\"type\":\"event\"}\\n{}\\n!                | the header of item 2: it is no JSON at line 1, column 1",
                "{}\\n{\"type\":\"event\",\"length\":-1}\\n{}       | the header of item 1: length is a number of bytes",
                "{}\\n{\"type\":\"event\",\"length\":1.5}\\n{}      | the header of item 1: length is a number of bytes",
                "{}\\n{\"type\":\"event\",\"length\":\"2\"}\\n{}      | the header of item 1: length is a number of bytes",
                "{}\\n{\"type\":\"event\",\"length\":99999999999999999999}\\n{} | the header of item 1: length is a number of bytes",
                "{}\\n{\"type\":\"event\",\"length\":3}\\n{}        | item 1 is 3 bytes long by its header, and 2 are left",
                "{}\\n{\"type\":\"event\",\"length\":4294967298}\\n{} | item 1 is 4294967298 bytes long by its header, and 2 are left",
                "{}\\n{\"type\":\"event\",\"length\":1}\\n{}        | item 1 does not end with a line's end after the 1 bytes that its header announces",
            })
    void malformed(String envelope, String message) {
        String text = envelope == null ? "" : envelope.replace("\\n", "\n");

        assertThatExceptionOfType(MalformedEnvelope.class)
                .isThrownBy(() -> parse(text))
                .withMessage(message);
    }

    @Test
    void tooManyItems() {
        String items = "{\"type\":\"event\"}\n{}\n".repeat(201);

        assertThatExceptionOfType(MalformedEnvelope.class)
                .isThrownBy(() -> parse("{}\n" + items))
                .withMessage("it has more than 200 items");
    }

    @Test
    void aHeaderThatIsNoUtf8() {
        byte[] bytes = {'{', '"', (byte) 0xc3, '"', ':', '1', '}'};

        assertThatExceptionOfType(MalformedEnvelope.class).isThrownBy(() -> EnvelopeParser.parse(bytes));
    }

    @Test
    void aHeaderNestedTooDeep() {
        String deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

        assertThatExceptionOfType(MalformedEnvelope.class)
                .isThrownBy(() -> parse(deep))
                .withMessageStartingWith("the envelope's header: it is no JSON");
    }

    private static Envelope parse(String text) {
        return EnvelopeParser.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteBuffer payload) {
        return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
    }
}
