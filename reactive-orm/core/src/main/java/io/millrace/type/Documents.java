package io.millrace.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.Function;

/**
 * JSON documents and the Java values they stand for.
 *
 * <p>No class is ever named by a document. A number is never rounded, and never cut to a whole one, a null is never
 * turned into a zero. Times are ISO 8601 texts. A field that the Java type does not have is passed over, so that a
 * record can lose one while documents still hold it.
 */
final class Documents {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addModule(times())
            .build();

    private Documents() {}

    static JavaType type(Type type) {
        return MAPPER.constructType(type);
    }

    static String write(String sqlName, JavaType type, Object value) {
        try {
            return MAPPER.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException | RuntimeException failure) {
            // The exception's message may hold what it stumbled over, so it is named and not passed on.
            throw Refused.value(
                    sqlName,
                    "Jackson cannot write a " + type.getRawClass().getName() + " as JSON ("
                            + failure.getClass().getSimpleName() + path(failure) + ")",
                    "keep records, lists, maps, texts, numbers, booleans and java.time values in it");
        }
    }

    static Object read(String sqlName, JavaType type, String text) {
        Object value;
        try {
            value = MAPPER.readValue(text, type);
        } catch (JsonProcessingException | RuntimeException failure) {
            throw Refused.unreadable(
                    sqlName,
                    "the document does not fit " + type.getRawClass().getName() + " ("
                            + failure.getClass().getSimpleName() + path(failure) + ")");
        }
        if (value == null) {
            throw Refused.unreadable(
                    sqlName,
                    "the document is the JSON value null, which is not SQL's null and no "
                            + type.getRawClass().getName() + "; read it as a JsonNode");
        }
        return value;
    }

    /** Where in the document it failed, by the names of the Java type; the keys of a map are values and stay hidden. */
    private static String path(Exception failure) {
        if (!(failure instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return "";
        }
        StringBuilder path = new StringBuilder(" at ");
        for (JsonMappingException.Reference step : mapping.getPath()) {
            boolean named = step.getFieldName() != null && !(step.getFrom() instanceof Map);
            path.append('/').append(named ? step.getFieldName() : "*");
        }
        return path.toString();
    }

    private static SimpleModule times() {
        SimpleModule module = new SimpleModule("times");
        add(module, Instant.class, Instant::parse);
        add(module, LocalDate.class, LocalDate::parse);
        add(module, LocalTime.class, LocalTime::parse);
        add(module, LocalDateTime.class, LocalDateTime::parse);
        add(module, OffsetDateTime.class, OffsetDateTime::parse);
        add(module, ZonedDateTime.class, ZonedDateTime::parse);
        add(module, Duration.class, Duration::parse);
        add(module, Period.class, Period::parse);
        add(module, Year.class, Year::parse);
        add(module, YearMonth.class, YearMonth::parse);
        add(module, MonthDay.class, MonthDay::parse);
        add(module, ZoneId.class, ZoneId::of);
        add(module, ZoneOffset.class, ZoneOffset::of);
        return module;
    }

    private static <T> void add(SimpleModule module, Class<T> type, Function<String, T> parser) {
        module.addSerializer(type, new ToStringSerializer(type));
        module.addDeserializer(type, new TimeDeserializer<>(type, parser));
        module.addKeyDeserializer(type, new TimeKeyDeserializer(type, parser));
    }

    private static <T> T parsed(Function<String, T> parser, Class<?> type, String text, DeserializationContext context)
            throws JsonMappingException {
        try {
            return parser.apply(text);
        } catch (DateTimeException unreadable) {
            throw context.weirdStringException(text, type, "not of the ISO 8601 form");
        }
    }

    private static final class TimeDeserializer<T> extends FromStringDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parser;

        TimeDeserializer(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) throws IOException {
            return parsed(parser, _valueClass, text, context);
        }
    }

    private static final class TimeKeyDeserializer extends KeyDeserializer {

        private final Class<?> type;
        private final Function<String, ?> parser;

        TimeKeyDeserializer(Class<?> type, Function<String, ?> parser) {
            this.type = type;
            this.parser = parser;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return parsed(parser, type, key, context);
        }
    }
}
