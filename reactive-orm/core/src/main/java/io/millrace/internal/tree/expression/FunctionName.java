package io.millrace.internal.tree.expression;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Identifier;
import java.util.regex.Pattern;

/** The names of functions and of text search configurations: what may be written into a statement as it is. */
public final class FunctionName {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

    private FunctionName() {}

    /**
     * The name as SQL writes it, with its schema before a dot or without.
     *
     * @throws InvalidQuery where it is not made of letters, digits and underscores
     */
    public static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    "a name is not one that a function or a configuration can be called by",
                    "it is written into the statement as it is, so it may hold letters, digits and underscores only, with"
                            + " one dot behind a schema",
                    "give the bare name, such as \"similarity\" or \"app.slug\"; values are arguments"));
        }
        int dot = name.indexOf('.');
        return dot < 0
                ? Identifier.quoted(name)
                : Identifier.quoted(name.substring(0, dot)) + "." + Identifier.quoted(name.substring(dot + 1));
    }
}
