package io.millrace.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeName;

/** Annotations of generated code. */
final class Annotations {

    private Annotations() {}

    static AnnotationSpec nullable() {
        return AnnotationSpec.builder(Core.NULLABLE).build();
    }

    static AnnotationSpec nullMarked() {
        return AnnotationSpec.builder(Core.NULL_MARKED).build();
    }

    /** Without a date, so that the same record makes the same file. */
    static AnnotationSpec generated() {
        return AnnotationSpec.builder(Core.GENERATED)
                .addMember("value", "$S", "io.millrace.processor")
                .build();
    }

    /** The type, which may be null. */
    static TypeName orNull(TypeName type) {
        return type.box().annotated(nullable());
    }
}
