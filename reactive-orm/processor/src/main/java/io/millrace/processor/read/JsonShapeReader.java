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
import javax.lang.model.type.TypeMirror;

/** Reads the fields of a record that is kept as a document. A field in which the record itself comes again has no shape. */
final class JsonShapeReader {

    /** The types whose values are written in documents as PostgreSQL reads them. */
    private static final Set<String> AS_TEXT = Set.of(
            "bool",
            "int2",
            "int4",
            "int8",
            "float4",
            "float8",
            "numeric",
            "text",
            "uuid",
            "date",
            "time",
            "timestamp",
            "timestamptz");

    private static final String JSON_PROPERTY = "com.fasterxml.jackson.annotation.JsonProperty";

    private final Reading reading;
    private final Set<ClassName> open = new LinkedHashSet<>();

    JsonShapeReader(Reading reading) {
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
                field(component).ifPresent(fields::add);
            }
        }
        open.remove(name);
        return new JsonShape(name, fields);
    }

    private Optional<JsonShape.Field> field(RecordComponentElement component) {
        String name = component.getSimpleName().toString();
        String written = Marks.onComponent(component, JSON_PROPERTY)
                .map(mark -> mark.text("value"))
                .orElse("");
        JsonShape shape = shape(component.asType()).orElse(null);
        return type(component.asType())
                .map(type -> new JsonShape.Field(name, written.isEmpty() ? name : written, type, shape));
    }

    /** The type that a field's text can be cast to; what has none is read as a document. */
    private static Optional<ValueType> type(TypeMirror type) {
        TypeName javaType = Declared.boxed(type);
        Optional<ValueType.Shipped> shipped =
                ShippedTypes.of(javaType).filter(each -> AS_TEXT.contains(each.sqlName()));
        if (shipped.isPresent()) {
            return Optional.of(shipped.get());
        }
        Optional<TypeElement> element = Declared.element(type).filter(each -> !Declared.isHidden(each));
        return element.map(each -> each.getKind() == ElementKind.ENUM
                ? new ValueType.Enumeration(Declared.name(each), null, false)
                : new ValueType.Json(javaType, null));
    }

    private Optional<JsonShape> shape(TypeMirror type) {
        return Declared.element(type)
                .filter(element -> element.getKind() == ElementKind.RECORD
                        && element.getTypeParameters().isEmpty()
                        && !Declared.isHidden(element)
                        && !open.contains(Declared.name(element)))
                .map(this::read);
    }
}
