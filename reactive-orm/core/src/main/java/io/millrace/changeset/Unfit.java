package io.millrace.changeset;

import java.util.Map;

/** A value that a column's type has no place for: becomes the error of a field. */
final class Unfit extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String template;
    private final transient Map<String, Object> arguments;

    Unfit(String code, String template, Map<String, Object> arguments) {
        super(code, null, false, false);
        this.code = code;
        this.template = template;
        this.arguments = arguments;
    }

    String code() {
        return code;
    }

    String template() {
        return template;
    }

    Map<String, Object> arguments() {
        return arguments;
    }
}
