package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.millrace.schema.Many;
import java.io.IOException;

/** Writes the rows of a relation as an array. */
final class ManyWriter extends StdSerializer<Many<?>> {

    private static final long serialVersionUID = 1L;

    ManyWriter() {
        super(Many.class, false);
    }

    @Override
    public void serialize(Many<?> relation, JsonGenerator json, SerializerProvider provider) throws IOException {
        provider.defaultSerializeValue(relation.list(), json);
    }
}
