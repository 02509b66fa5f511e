package io.millrace.internal.cast;

import java.util.Map;

/** A value that a column's type has no place for: becomes the error of a field. */
public final class Unfit extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String template;
    private final transient Map<String, Object> arguments;

    /**
     * What becomes an error of a field.
     *
     * @param code which error it is
     * @param template its words, with the names of arguments in braces
     * @param arguments what stands for those names
     */
    public Unfit(String code, String template, Map<String, Object> arguments) {
        super(code, null, false, false);
        this.code = code;
        this.template = template;
        this.arguments = arguments;
    }

    /** Which error it is. */
    public String code() {
        return code;
    }

    /** Its words, with the names of arguments in braces. */
    public String template() {
        return template;
    }

    /** What stands for the names in its words. */
    public Map<String, Object> arguments() {
        return arguments;
    }
}
