package io.millrace.processor.write;

import com.palantir.javapoet.TypeSpec;
import io.millrace.processor.model.Schema;
import java.util.ArrayList;
import java.util.List;

/** Writes what is generated for a record. */
public final class SchemaWriter {

    private final Schema schema;

    /** A writer for one record. */
    public SchemaWriter(Schema schema) {
        this.schema = schema;
    }

    /** The files: the table, the draft and, where the key has several columns, the key. */
    public List<SourceFile> files() {
        List<SourceFile> files = new ArrayList<>();
        files.add(file(new TableWriter(schema).table()));
        files.add(file(new DraftWriter(schema).draft()));
        if (schema.key().size() > 1) {
            files.add(file(new KeyMethods(schema).keyRecord()));
        }
        return files;
    }

    /** The file of a record that is embedded: its fields. */
    public SourceFile embedded() {
        return file(new EmbeddedWriter(schema).fields());
    }

    private SourceFile file(TypeSpec type) {
        return SourceFile.of(schema.names().record().packageName(), type);
    }
}
