package io.millrace.mesher.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * JSON as Mesher reads and writes it: snake_case names, instants as ISO 8601 text, and nothing for what is null.
 *
 * <p>Reading refuses what would cost too much to hold: nesting deeper than {@value #DEEPEST}, numbers longer than {@value
 * #LONGEST_NUMBER} digits. Any thread may use it.
 */
public final class Json {

    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    /** Found once, and not by the first two requests that come at the same time. */
    private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);

    private Json() {}

    /**
     * Reads one JSON object.
     *
     * @throws MalformedJson if the bytes are no JSON, or some other JSON than an object
     */
    public static ObjectNode object(ByteBuffer bytes) {
        byte[] array;
        int offset;
        if (bytes.hasArray()) {
            array = bytes.array();
            offset = bytes.arrayOffset() + bytes.position();
        } else {
            array = new byte[bytes.remaining()];
            bytes.duplicate().get(array);
            offset = 0;
        }
        if (!Utf8.isValid(array, offset, bytes.remaining())) {
            throw new MalformedJson("its bytes are no UTF-8");
        }
        try {
            JsonNode node = READER.readTree(array, offset, bytes.remaining());
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new MalformedJson("a JSON object was expected");
        } catch (JsonProcessingException refused) {
            throw new MalformedJson(reason(refused));
        } catch (IOException unreadable) {
            throw new MalformedJson("its bytes are no UTF-8");
        }
    }

    /** Writes any value of ours. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the parser says, without the excerpt of the source that it may quote. */
    private static String reason(JsonProcessingException refused) {
        JsonLocation place = refused.getLocation();
        String where = place == null ? "" : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
        return "it is no JSON" + where;
    }
}
