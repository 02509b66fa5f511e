package io.millrace.processor.check;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a schema.
 *
 * @param code the stable code
 * @param component the component it is about, or null for the record
 * @param what what is wrong, as one sentence without a full stop
 * @param because the cause
 * @param fix what to write instead
 */
public record Finding(Code code, @Nullable String component, String what, String because, String fix) {

    /** The message as it is printed: the form that the library's own failures have. */
    public String message() {
        return code.id() + ": " + what + "\n  because: " + because + "\n  fix: " + fix;
    }
}
