package io.millrace.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import java.util.ArrayList;
import java.util.List;

/**
 * Teaches Jackson to write relations: a loaded {@link Many} is an array, a loaded {@link One} its row or null, and a
 * relation that is not loaded is left out of its record. Nothing is loaded by writing it.
 *
 * <pre>{@code
 * new ObjectMapper().registerModule(new RelationModule());   // or findAndRegisterModules()
 * }</pre>
 *
 * <p>A relation that stands alone, as no component of a record, is written where it is loaded, and fails with {@link
 * io.millrace.error.NotLoaded} where it is not. Records are read from JSON as before: what comes from outside goes into a
 * changeset.
 */
public final class RelationModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** A module to register with a mapper. */
    public RelationModule() {
        super("millrace-relations");
    }

    @Override
    public void setupModule(SetupContext context) {
        addSerializer(new ManyWriter());
        addSerializer(new OneWriter());
        super.setupModule(context);
        context.addBeanSerializerModifier(new LeavingOut());
    }

    /** Puts another writer in the place of each relation's. */
    private static final class LeavingOut extends BeanSerializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription description, List<BeanPropertyWriter> properties) {
            List<BeanPropertyWriter> changed = new ArrayList<>(properties.size());
            for (BeanPropertyWriter property : properties) {
                boolean relation = property.getType().isTypeOrSubTypeOf(Many.class)
                        || property.getType().isTypeOrSubTypeOf(One.class);
                changed.add(relation ? new RelationWriter(property) : property);
            }
            return changed;
        }
    }
}
