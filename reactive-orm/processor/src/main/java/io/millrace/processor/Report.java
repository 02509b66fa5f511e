package io.millrace.processor;

import io.millrace.processor.check.Finding;
import io.millrace.processor.check.Findings;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Prints what is wrong with a record, each problem at the line it is about. */
final class Report {

    private final Messager messager;
    private final TypeElement record;

    Report(Messager messager, TypeElement record) {
        this.messager = messager;
        this.record = record;
    }

    void print(Findings findings) {
        for (Finding finding : findings.all()) {
            messager.printMessage(Diagnostic.Kind.ERROR, finding.message(), place(finding));
        }
    }

    /** The component's field: compilers before JDK 22 know the line of that, and not of the component. */
    private Element place(Finding finding) {
        String component = finding.component();
        return record.getEnclosedElements().stream()
                .filter(element -> element.getKind() == ElementKind.FIELD
                        && component != null
                        && element.getSimpleName().contentEquals(component))
                .map(Element.class::cast)
                .findFirst()
                .orElse(record);
    }
}
