package io.millrace.processor.write;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.millrace.processor.model.Schema;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;

/** Writes what is generated for a record. */
public final class SchemaWriter {

    private final Schema schema;
    private final Element origin;

    /**
     * A writer for one record.
     *
     * @param origin the record's declaration: what each file comes from
     */
    public SchemaWriter(Schema schema, Element origin) {
        this.schema = schema;
        this.origin = origin;
    }

    /** The files: the table, the draft and, where the key has several columns, the key. */
    public List<JavaFile> files() {
        List<JavaFile> files = new ArrayList<>();
        files.add(file(new TableWriter(schema).table()));
        files.add(file(new DraftWriter(schema).draft()));
        if (schema.key().size() > 1) {
            files.add(file(new KeyMethods(schema).keyRecord()));
        }
        return files;
    }

    private JavaFile file(TypeSpec.Builder type) {
        TypeSpec owned = type.addOriginatingElement(origin).build();
        return JavaFile.builder(schema.names().record().packageName(), owned)
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
    }
}
