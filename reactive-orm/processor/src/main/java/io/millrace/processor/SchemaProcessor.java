package io.millrace.processor;

import io.millrace.processor.check.Code;
import io.millrace.processor.check.Findings;
import io.millrace.processor.model.Schema;
import io.millrace.processor.read.SchemaReader;
import io.millrace.processor.write.SchemaWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Writes the table, the columns, the decoder and the draft of every record with {@code @Schema}.
 *
 * <p>Isolating: each file comes from one record, and is decided by what can be reached from it. A record with a type that
 * another processor may still write waits for the next round.
 */
@SupportedAnnotationTypes("io.millrace.schema.Schema")
public final class SchemaProcessor extends AbstractProcessor {

    private final Set<String> waiting = new LinkedHashSet<>();

    /** For the compiler. */
    public SchemaProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<String> names = new LinkedHashSet<>(waiting);
        waiting.clear();
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                names.add(((TypeElement) element).getQualifiedName().toString());
            }
        }
        for (String name : names) {
            TypeElement record = processingEnv.getElementUtils().getTypeElement(name);
            if (record != null) {
                read(record, round.processingOver());
            }
        }
        return false;
    }

    private void read(TypeElement record, boolean last) {
        Findings findings = new Findings();
        SchemaReader reader = new SchemaReader(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
        Optional<Schema> schema = reader.read(record, findings);
        if (findings.isUnresolved() && !last) {
            waiting.add(record.getQualifiedName().toString());
            return;
        }
        if (findings.isUnresolved()) {
            findings.record(
                    Code.UNRESOLVED_TYPE,
                    record.getSimpleName() + " has no table, because a type in it cannot be found",
                    "the compiler does not know it, and no other processor wrote it",
                    "see what the compiler says of this record; the table comes with it");
        }
        schema.ifPresent(found -> write(record, found, findings));
        new Report(processingEnv, record).print(findings);
    }

    private void write(TypeElement record, Schema schema, Findings findings) {
        try {
            for (SchemaWriter.SourceFile file : new SchemaWriter(schema).files()) {
                try (Writer writer = processingEnv
                        .getFiler()
                        .createSourceFile(file.className(), record)
                        .openWriter()) {
                    writer.write(file.text());
                }
            }
        } catch (FilerException taken) {
            findings.record(
                    Code.NAME_TAKEN,
                    "the code for " + record.getSimpleName() + " cannot be written",
                    "there is a class of that name already, or another record leads to the same name",
                    "another name for the record, or for the class");
        } catch (IOException failure) {
            findings.record(
                    Code.INTERNAL,
                    "the code for " + record.getSimpleName() + " cannot be written",
                    String.valueOf(failure.getMessage()),
                    "check the folder that the compiler writes sources to");
        }
    }
}
