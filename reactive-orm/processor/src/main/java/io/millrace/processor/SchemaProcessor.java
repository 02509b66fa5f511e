package io.millrace.processor;

import io.millrace.processor.check.Code;
import io.millrace.processor.check.Findings;
import io.millrace.processor.read.EmbeddedReader;
import io.millrace.processor.read.SchemaReader;
import io.millrace.processor.read.shape.InputReader;
import io.millrace.processor.read.shape.ShapeReader;
import io.millrace.processor.read.shape.Subjects;
import io.millrace.processor.write.InputWriter;
import io.millrace.processor.write.SchemaWriter;
import io.millrace.processor.write.ShapeWriter;
import io.millrace.processor.write.SourceFile;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Writes the table, the columns, the decoder and the draft of every record with {@code @Schema}, the fields of every record
 * with {@code @Embedded}, the shape of every record with {@code @Shape}, and the input of every record with {@code
 * @Input}.
 *
 * <p>Isolating: each file comes from one record, and is decided by what can be reached from it. A record with a type that
 * another processor may still write waits for the next round.
 */
@SupportedAnnotationTypes({
    "io.millrace.schema.Schema",
    "io.millrace.schema.Embedded",
    "io.millrace.schema.Shape",
    "io.millrace.schema.Input"
})
public final class SchemaProcessor extends AbstractProcessor {

    private final Set<String> waiting = new LinkedHashSet<>();
    private final Set<String> sources = new LinkedHashSet<>();

    /** For the compiler. */
    public SchemaProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element root : round.getRootElements()) {
            if (root instanceof TypeElement type) {
                sources.add(type.getQualifiedName().toString());
            }
        }
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
        Elements elements = processingEnv.getElementUtils();
        Types types = processingEnv.getTypeUtils();
        if (EmbeddedReader.isEmbedded(record)) {
            EmbeddedReader reader = new EmbeddedReader(elements, types);
            read(
                    record,
                    last,
                    "fields",
                    findings ->
                            reader.read(record, findings).map(fields -> List.of(new SchemaWriter(fields).embedded())));
        }
        if (SchemaReader.isSchema(record)) {
            SchemaReader reader = new SchemaReader(elements, types);
            read(
                    record,
                    last,
                    "table",
                    findings -> reader.read(record, findings).map(schema -> new SchemaWriter(schema).files()));
        }
        if (ShapeReader.isShape(record)) {
            ShapeReader reader = new ShapeReader(elements, types, new Subjects(elements, types, sources));
            read(
                    record,
                    last,
                    "shape",
                    findings -> reader.read(record, findings).map(shape -> List.of(new ShapeWriter(shape).file())));
        }
        if (InputReader.isInput(record)) {
            InputReader reader = new InputReader(elements, types, new Subjects(elements, types, sources));
            read(
                    record,
                    last,
                    "input",
                    findings -> reader.read(record, findings).map(input -> List.of(new InputWriter(input).file())));
        }
    }

    private void read(
            TypeElement record, boolean last, String missing, Function<Findings, Optional<List<SourceFile>>> reading) {
        Findings findings = new Findings();
        Optional<List<SourceFile>> files = reading.apply(findings);
        if (findings.isUnresolved() && !last) {
            waiting.add(record.getQualifiedName().toString());
            return;
        }
        if (findings.isUnresolved()) {
            findings.record(
                    Code.UNRESOLVED_TYPE,
                    record.getSimpleName() + " has no " + missing + ", because a type in it cannot be found",
                    "the compiler does not know it, and no other processor wrote it",
                    "see what the compiler says of this record; the " + missing + " comes with it");
        }
        files.ifPresent(found -> write(record, found, findings));
        new Report(processingEnv, record).print(findings);
    }

    private void write(TypeElement record, List<SourceFile> files, Findings findings) {
        try {
            for (SourceFile file : files) {
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
