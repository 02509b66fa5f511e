package io.millrace.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every link of a page to another one, or to a heading, leads somewhere. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern CODE = Pattern.compile("`[^`\\n]*`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @TestFactory
    Stream<DynamicTest> aPageLinksToWhatIsThere() throws IOException {
        return pages().stream()
                .map(page -> DynamicTest.dynamicTest(
                        page.toString(), () -> assertThat(broken(page)).isEmpty()));
    }

    @Test
    void thereAreLinks() throws IOException {
        long links = 0;
        for (Path page : pages()) {
            links += LINK.matcher(prose(page)).results().count();
        }
        assertThat(links).isGreaterThan(50);
    }

    private static List<String> broken(Path page) throws IOException {
        List<String> broken = new ArrayList<>();
        Matcher link = LINK.matcher(prose(page));
        while (link.find()) {
            Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
            if (!Files.exists(target) || (link.group(2) != null && !hasHeading(target, link.group(2)))) {
                broken.add(link.group());
            }
        }
        return broken;
    }

    private static boolean hasHeading(Path page, String anchor) throws IOException {
        return HEADING.matcher(FENCE.matcher(Files.readString(page)).replaceAll(""))
                .results()
                .anyMatch(heading -> anchor(heading.group(1)).equals(anchor));
    }

    /** As the sites that show these pages make it. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static String prose(Path page) throws IOException {
        return CODE.matcher(FENCE.matcher(Files.readString(page)).replaceAll(""))
                .replaceAll("");
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(
                List.of(Path.of("../README.md"), Path.of("../ARCHITECTURE.md"), Path.of("../CHANGELOG.md")));
        for (String folder : List.of(".", "guide", "decisions", "rules")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages;
    }
}
