package io.millrace.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.millrace.processor.model.JsonShape;
import io.millrace.processor.model.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a record that is kept as a document. A field in which the record itself comes again has no shape. */
final class ShapeReader {

    private static final String JSON_PROPERTY = "com.fasterxml.jackson.annotation.JsonProperty";

    private final Reading reading;
    private final Set<ClassName> open = new LinkedHashSet<>();

    ShapeReader(Reading reading) {
        this.reading = reading;
    }

    /** The shape of a record. */
    JsonShape read(TypeElement record) {
        ClassName name = Declared.name(record);
        open.add(name);
        List<JsonShape.Field> fields = new ArrayList<>();
        for (RecordComponentElement component : record.getRecordComponents()) {
            if (Declared.isUnresolved(component.asType())) {
                reading.findings().unresolved();
            } else {
                fields.add(field(component));
            }
        }
        open.remove(name);
        return new JsonShape(name, fields);
    }

    private JsonShape.Field field(RecordComponentElement component) {
        String name = component.getSimpleName().toString();
        String written = Marks.named(component, JSON_PROPERTY)
                .map(mark -> mark.text("value"))
                .orElse("");
        String key = written.isEmpty() ? name : written;
        return new JsonShape.Field(name, key, scalar(component), shape(component));
    }

    private static @Nullable ValueType scalar(RecordComponentElement component) {
        TypeName type = Declared.boxed(component.asType());
        Optional<ValueType.Shipped> shipped = ShippedTypes.of(type);
        if (shipped.isPresent()) {
            return shipped.get().constant().equals("BYTEA") ? null : shipped.get();
        }
        return Declared.element(component.asType())
                .filter(element -> element.getKind() == ElementKind.ENUM)
                .map(element -> new ValueType.Enumeration(Declared.name(element), null, false))
                .orElse(null);
    }

    private @Nullable JsonShape shape(RecordComponentElement component) {
        return Declared.element(component.asType())
                .filter(element -> element.getKind() == ElementKind.RECORD
                        && element.getTypeParameters().isEmpty()
                        && !open.contains(Declared.name(element)))
                .map(this::read)
                .orElse(null);
    }
}
