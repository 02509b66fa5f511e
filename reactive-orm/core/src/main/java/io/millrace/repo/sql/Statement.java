package io.millrace.repo.sql;

import io.millrace.internal.exec.command.Command;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as it is sent: the text and, in the order of their numbers, the parameters as the driver takes them.
 *
 * @param sql the text
 * @param parameters the parameters; null stands for SQL's null
 */
public record Statement(String sql, List<@Nullable Object> parameters) {

    /** The statement of a command. */
    public static Statement of(Command<?> command) {
        return new Statement(
                command.sql(), Collections.unmodifiableList(Arrays.<@Nullable Object>asList(command.values())));
    }

    /** The text and the number of parameters: they may be secret. */
    @Override
    public String toString() {
        return parameters.isEmpty() ? sql : sql + " (" + parameters.size() + " parameters)";
    }
}
