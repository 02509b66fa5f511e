package io.millrace.processor.read;

import io.millrace.processor.check.Code;
import io.millrace.processor.check.Findings;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The record that is being read, with what readers share.
 *
 * @param record the record
 * @param elements the compiler's questions about declarations
 * @param types the compiler's questions about types
 * @param findings where problems go
 */
record Reading(TypeElement record, Elements elements, Types types, Findings findings) {

    /** {@code User.name}: what messages call a component. */
    String label(String component) {
        return record.getSimpleName() + "." + component;
    }

    /** Something is wrong with a component; the sentence begins with the component's name. */
    void wrong(Code code, String component, String what, String because, String fix) {
        findings.component(code, component, label(component) + " " + what, because, fix);
    }

    /** The record's name. */
    String name() {
        return record.getSimpleName().toString();
    }
}
