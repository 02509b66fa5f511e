package io.millrace.processor.check;

import org.jspecify.annotations.Nullable;

/** A relation that makes no sense, or that nothing can be said of before another processor has run. */
public final class Refusal extends Exception {

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
    public static Refusal of(Code code, String what, String because, String fix) {
        return new Refusal(code, what, because, fix);
    }

    /** A type in it is not there yet. */
    public static Refusal unresolved() {
        return new Refusal(null, "", "", "");
    }

    /** The code; null where a type is not there yet. */
    public @Nullable Code code() {
        return code;
    }

    /** What is wrong: the rest of a sentence that begins with the relation's name. */
    public String what() {
        return what;
    }

    /** Why. */
    public String because() {
        return because;
    }

    /** What to write. */
    public String fix() {
        return fix;
    }
}
