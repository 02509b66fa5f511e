package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Command;
import org.jspecify.annotations.Nullable;

/**
 * A read of the one row that has a key.
 *
 * @param alone how it is sent on its own
 * @param key the key as the driver takes it
 * @param gather how it is sent together with others, or null where it never is
 * @param <T> what the row becomes
 */
public record KeyedRead<T>(
        Command<T> alone, Object key, @Nullable Gather gather) {}
