package io.millrace.mesher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Mesher speaks the query language, and nothing else. */
class RawSqlTest {

    /** Where a fragment stands, and why the query language cannot say it. There is none. */
    private static final List<String> FRAGMENTS = List.of();

    private static final Pattern RAW =
            Pattern.compile("\\brepo\\s*\\.(sql|execute)\\(|(?<![\\w.])sql\\(|Sql\\.(sql|rows)\\(");

    @Test
    void noStatementAndNoFragmentInTheServersOwnWords() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java").toAbsolutePath())) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();

            assertThat(sources).hasSizeGreaterThan(100);
            assertThat(sources.stream()
                            .filter(file -> RAW.matcher(text(file)).find())
                            .map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyElementsOf(FRAGMENTS);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
