package io.millrace.benchmark.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Of which sources a run is. */
final class Sources {

    private Sources() {}

    /** The commit, with a plus where something was changed since; empty where git does not know. */
    static String commit(Path home) {
        try {
            String commit = git(home, "rev-parse", "--short=12", "HEAD");
            return git(home, "status", "--porcelain", "--untracked-files=no").isEmpty() ? commit : commit + "+";
        } catch (IOException unknown) {
            return "";
        }
    }

    private static String git(Path home, String... words) throws IOException {
        String[] command = new String[words.length + 1];
        command[0] = "git";
        System.arraycopy(words, 0, command, 1, words.length);
        Process git = new ProcessBuilder(command).directory(home.toFile()).start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
