package io.millrace.processor;

import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;

/**
 * What came of a compilation.
 *
 * @param done whether it was without errors
 * @param messages what the compiler said
 * @param classes the folder with the class files
 * @param generated the sources that were written
 */
record Compiled(boolean done, List<Message> messages, Path classes, List<Text> generated) {

    /** What a compiler said, and of which line. */
    record Message(Diagnostic.Kind kind, String place, String text) {}

    /** A file that was written. */
    record Text(String path, String text) {}

    /** The errors, each as {@code User.java:3: what is wrong}; javac indents the lines after the first, which is undone. */
    List<String> errors() {
        return messages.stream()
                .filter(message -> message.kind() == Diagnostic.Kind.ERROR)
                .map(message -> message.place() + ": " + message.text().replace("\n    ", "\n  "))
                .toList();
    }

    /** Errors and warnings. */
    List<String> complaints() {
        return messages.stream()
                .filter(message -> message.kind() != Diagnostic.Kind.NOTE)
                .map(message -> message.place() + ": " + message.text())
                .toList();
    }

    /** The text of the file with this name. */
    String generated(String name) {
        return generated.stream()
                .filter(text -> text.path().endsWith(name))
                .map(Text::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " among " + generated));
    }
}
