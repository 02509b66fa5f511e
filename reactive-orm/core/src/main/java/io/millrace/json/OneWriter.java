package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.millrace.schema.One;
import java.io.IOException;
import java.util.Optional;

/** Writes the row of a relation, or null. */
final class OneWriter extends StdSerializer<One<?>> {

    private static final long serialVersionUID = 1L;

    OneWriter() {
        super(One.class, false);
    }

    @Override
    public void serialize(One<?> relation, JsonGenerator json, SerializerProvider provider) throws IOException {
        Optional<?> row = relation.optional();
        if (row.isPresent()) {
            provider.defaultSerializeValue(row.get(), json);
        } else {
            provider.defaultSerializeNull(json);
        }
    }
}
