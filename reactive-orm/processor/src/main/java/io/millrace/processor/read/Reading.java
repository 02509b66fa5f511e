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
public record Reading(TypeElement record, Elements elements, Types types, Findings findings) {

    /** {@code User.name}: what messages call a component. */
    public String label(String component) {
        return record.getSimpleName() + "." + component;
    }

    /** Something is wrong with a component; the sentence begins with the component's name. */
    public void wrong(Code code, String component, String what, String because, String fix) {
        findings.component(code, component, label(component) + " " + what, because, fix);
    }

    /** The record's name. */
    public String name() {
        return record.getSimpleName().toString();
    }

    /** Whether generated code can name the record; what keeps it from that has been said where it cannot. */
    public boolean isNameable() {
        if (!record.getTypeParameters().isEmpty()) {
            findings.record(
                    Code.GENERIC_RECORD,
                    name() + " has type parameters",
                    "the columns of a table have one type each",
                    "record " + name() + "(…) without them");
            return false;
        }
        if (Declared.isHidden(record)) {
            findings.record(
                    Code.PRIVATE_RECORD,
                    name() + " is private, or nested in something private",
                    "generated code stands beside the outermost class and cannot name it",
                    "take \"private\" away from " + name() + " and what it is nested in");
            return false;
        }
        return true;
    }
}
