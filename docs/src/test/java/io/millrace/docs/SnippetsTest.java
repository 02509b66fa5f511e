package io.millrace.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every Java snippet of a page is a region of a source of this module, which is compiled and run. Run with {@code
 * -Dmillrace.snippets=write} to write the pages anew.
 */
class SnippetsTest {

    private static final Pattern FENCE =
            Pattern.compile("(?ms)^(<!-- snippet: (\\S+?)(?:#(\\S+))? -->\\n)?```java\\n(.*?)^```$");
    private static final Path SOURCES = Path.of("src");

    @BeforeAll
    static void writeWhereAsked() throws IOException {
        if ("write".equals(System.getProperty("millrace.snippets"))) {
            for (Path page : pages()) {
                Files.writeString(page, written(Files.readString(page)));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> aSnippetIsWhatIsRun() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            Matcher fence = FENCE.matcher(Files.readString(page));
            int number = 0;
            while (fence.find()) {
                number++;
                String source = fence.group(2);
                String region = fence.group(3);
                String printed = fence.group(4);
                String name = page.getFileName() + " snippet " + number;
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    assertThat(source)
                            .as("%s names the source it comes from", name)
                            .isNotNull();
                    assertThat(printed).isEqualTo(region(source, region));
                }));
            }
        }
        return tests.stream();
    }

    @Test
    void thereArePages() throws IOException {
        assertThat(pages()).hasSizeGreaterThan(3);
    }

    private static String written(String page) throws IOException {
        Matcher fence = FENCE.matcher(page);
        StringBuilder written = new StringBuilder();
        int at = 0;
        while (fence.find()) {
            if (fence.group(2) != null) {
                written.append(page, at, fence.start(4)).append(region(fence.group(2), fence.group(3)));
                at = fence.end(4);
            }
        }
        return written.append(page, at, page.length()).toString();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> guides = Files.list(Path.of("guide"))) {
            return Stream.concat(Stream.of(Path.of("../README.md")), guides.sorted())
                    .toList();
        }
    }

    private static String region(String source, String region) throws IOException {
        Path file;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            file = all.filter(path -> path.endsWith(source))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no source " + source));
        }
        String text = Files.readString(file);
        if (region == null) {
            return text;
        }
        Matcher lines = Pattern.compile("(?ms)^ *// tag::" + Pattern.quote(region) + "\\[\\]\\n(.*?)^ *// end::"
                        + Pattern.quote(region) + "\\[\\]$")
                .matcher(text);
        StringBuilder found = new StringBuilder();
        while (lines.find()) {
            found.append(lines.group(1).stripTrailing().stripIndent()).append("\n");
        }
        return found.toString();
    }
}
