package io.millrace.processor.read.shape;

import com.palantir.javapoet.TypeName;
import io.millrace.processor.check.Findings;
import io.millrace.processor.model.Column;
import io.millrace.processor.model.Shape;
import io.millrace.processor.model.ShapePart;
import io.millrace.processor.name.Names;
import io.millrace.processor.read.Declared;
import io.millrace.processor.read.Marks;
import io.millrace.processor.read.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads a record with {@code @Shape}, and checks each of its components against the schema. */
public final class ShapeReader {

    private final Elements elements;
    private final Types types;
    private final Subjects subjects;

    /** A reader for one compilation. */
    public ShapeReader(Elements elements, Types types, Subjects subjects) {
        this.elements = elements;
        this.types = types;
        this.subjects = subjects;
    }

    /** Whether a record is one. */
    public static boolean isShape(TypeElement record) {
        return Marks.has(record, "Shape");
    }

    /** What the record says; empty where that has no sense, which the findings tell. */
    public Optional<Shape> read(TypeElement record, Findings findings) {
        Reading reading = new Reading(record, elements, types, findings);
        Optional<Subject> subject = new OfSchema(reading, subjects, "Shape").read();
        if (subject.isEmpty()) {
            return Optional.empty();
        }
        PartReader parts = new PartReader(reading, subjects, subject.get());
        List<ShapePart> read = new ArrayList<>();
        for (RecordComponentElement component : record.getRecordComponents()) {
            if (Declared.isUnresolved(component.asType())) {
                findings.unresolved();
            } else {
                parts.read(component).ifPresent(read::add);
            }
        }
        return findings.isClean()
                ? Optional.of(new Shape(
                        new Names(Declared.name(record)),
                        Declared.isPublic(record),
                        subject.get().schema().names(),
                        key(subject.get()),
                        read))
                : Optional.empty();
    }

    private static @Nullable TypeName key(Subject subject) {
        List<Column> key = subject.schema().key();
        return switch (key.size()) {
            case 0 -> null;
            case 1 -> key.get(0).javaType().box();
            default -> subject.schema().names().key();
        };
    }
}
