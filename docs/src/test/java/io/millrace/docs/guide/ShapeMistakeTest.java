package io.millrace.docs.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.processor.SchemaProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says of a component that does not fit is what the compiler says of it, and at that line. */
class ShapeMistakeTest {

    private static final Path CARD = Path.of("src/test/java/io/millrace/docs/app/UserCard.java");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(UserCard\\.java:.*?)\\n```$");

    @Test
    void thePageShowsWhatTheCompilerSays(@TempDir Path folder) throws IOException {
        String card = Files.readString(CARD);
        String mistaken = card.replace("@Nullable Integer age,", "int age,");
        assertThat(mistaken).isNotEqualTo(card);

        Matcher page = BLOCK.matcher(Files.readString(Path.of("guide/shapes.md")));
        assertThat(page.find()).as("the page has the block").isTrue();

        assertThat(errors(folder, card)).as("the card as it is compiled here").isEmpty();
        assertThat(errors(folder, mistaken)).containsExactly(page.group(1));
    }

    private static List<String> errors(Path folder, String source) throws IOException {
        Path file = Files.writeString(folder.resolve("UserCard.java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    new StringWriter(),
                    files,
                    said,
                    List.of(
                            "-d",
                            folder.toString(),
                            "-classpath",
                            System.getProperty("java.class.path"),
                            "-parameters"),
                    null,
                    files.getJavaFileObjects(file));
            task.setProcessors(List.of(new SchemaProcessor()));
            task.call();
        }
        return said.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .map(ShapeMistakeTest::printed)
                .toList();
    }

    /** As the compiler prints it; it indents the lines after the first of a message, which is undone. */
    private static String printed(Diagnostic<? extends JavaFileObject> error) {
        JavaFileObject source = error.getSource();
        String place = source == null ? "" : Path.of(source.toUri()).getFileName() + ":" + error.getLineNumber() + ": ";
        return place + "error: " + error.getMessage(Locale.ROOT).replace("\n    ", "\n  ");
    }
}
