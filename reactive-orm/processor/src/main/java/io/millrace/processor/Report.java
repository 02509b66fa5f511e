package io.millrace.processor;

import io.millrace.processor.check.Finding;
import io.millrace.processor.check.Findings;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Prints what is wrong with a record, each problem at the line it is about. */
final class Report {

    private final Messager messager;
    private final TypeElement record;
    private final boolean placesComponents;

    /**
     * A report on one record. The compiler of Eclipse has no line for anything in a record, so there all problems are at
     * the record's own; javac before JDK 22 has one for a component's field and not for the component.
     */
    Report(ProcessingEnvironment environment, TypeElement record) {
        this.messager = environment.getMessager();
        this.record = record;
        this.placesComponents = !environment.getClass().getName().startsWith("org.eclipse.");
    }

    void print(Findings findings) {
        for (Finding finding : findings.all()) {
            messager.printMessage(Diagnostic.Kind.ERROR, finding.message(), place(finding));
        }
    }

    private Element place(Finding finding) {
        String component = finding.component();
        return record.getEnclosedElements().stream()
                .filter(element -> placesComponents
                        && element.getKind() == ElementKind.FIELD
                        && component != null
                        && element.getSimpleName().contentEquals(component))
                .map(Element.class::cast)
                .findFirst()
                .orElse(record);
    }
}
