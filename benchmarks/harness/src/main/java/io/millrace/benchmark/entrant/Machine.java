package io.millrace.benchmark.entrant;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process that answers each line with a line. */
final class Machine {

    private static final long LAST_SECONDS = 30;

    private final Process process;
    private final PrintWriter orders;
    private final BufferedReader answers;

    private Machine(Process process) {
        this.process = process;
        this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static Machine start(List<String> command, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new Machine(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The answer; null where the process ended, or was ended because it gave none for so long. */
    @Nullable String order(String order, long patienceSeconds) {
        CompletableFuture<Void> impatience = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(patienceSeconds, TimeUnit.SECONDS));
        orders.println(order);
        try {
            return answers.readLine();
        } catch (IOException ended) {
            return null;
        } finally {
            impatience.cancel(false);
        }
    }

    /** Ends it by the end of its input, and waits a while for it. */
    void finish() {
        orders.close();
        try {
            if (!process.waitFor(LAST_SECONDS, TimeUnit.SECONDS)) {
                end();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    void end() {
        orders.close();
        process.destroyForcibly();
    }
}
