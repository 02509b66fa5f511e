package io.millrace.processor.write;

import com.palantir.javapoet.ClassName;
import io.millrace.processor.model.Column;

/** Writes the columns of documents whose fields have names. */
final class JsonColumns {

    private JsonColumns() {}

    static boolean has(Column column) {
        return false;
    }

    static ClassName name(Scope scope, Column column, boolean nullable) {
        return scope.schema().names().table().nestedClass((nullable ? "Nullable" : "") + column.component());
    }
}
