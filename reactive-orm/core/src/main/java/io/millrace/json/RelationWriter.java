package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import io.millrace.schema.Many;
import io.millrace.schema.One;

/** Writes a component with a relation where it is loaded. */
final class RelationWriter extends BeanPropertyWriter {

    private static final long serialVersionUID = 1L;

    RelationWriter(BeanPropertyWriter base) {
        super(base);
    }

    @Override
    public void serializeAsField(Object record, JsonGenerator json, SerializerProvider provider) throws Exception {
        if (isLoaded(get(record))) {
            super.serializeAsField(record, json, provider);
        }
    }

    @Override
    public void serializeAsElement(Object record, JsonGenerator json, SerializerProvider provider) throws Exception {
        if (isLoaded(get(record))) {
            super.serializeAsElement(record, json, provider);
        } else {
            json.writeNull();
        }
    }

    private static boolean isLoaded(Object relation) {
        return relation instanceof Many<?> many ? many.isLoaded() : !(relation instanceof One<?> one) || one.isLoaded();
    }
}
