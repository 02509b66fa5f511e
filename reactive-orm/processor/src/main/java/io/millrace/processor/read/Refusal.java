package io.millrace.processor.read;

import io.millrace.processor.check.Code;
import org.jspecify.annotations.Nullable;

/** A relation that makes no sense, or that nothing can be said of before another processor has run. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final @Nullable Code code;
    private final String what;
    private final String because;
    private final String fix;

    private Refusal(@Nullable Code code, String what, String because, String fix) {
        super(what, null, false, false);
        this.code = code;
        this.what = what;
        this.because = because;
        this.fix = fix;
    }

    /** What is wrong: a sentence that begins with the relation's name. */
    static Refusal of(Code code, String what, String because, String fix) {
        return new Refusal(code, what, because, fix);
    }

    /** A type in it is not there yet. */
    static Refusal unresolved() {
        return new Refusal(null, "", "", "");
    }

    /** The code; null where a type is not there yet. */
    @Nullable Code code() {
        return code;
    }

    String what() {
        return what;
    }

    String because() {
        return because;
    }

    String fix() {
        return fix;
    }
}
