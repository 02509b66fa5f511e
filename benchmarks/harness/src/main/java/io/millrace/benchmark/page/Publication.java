package io.millrace.benchmark.page;

import io.millrace.benchmark.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings a report to people. */
public final class Publication {

    private static final List<String> PAGES = List.of("README.md", "docs/guide/speed.md");

    private static final String PICTURE = "docs/speed.png";

    private Publication() {}

    /** Writes {@code latest.html} and {@code speed.png} into a folder. */
    public static void asPage(Report report, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("latest.html"), HtmlPage.of(report));
            Files.write(folder.resolve("speed.png"), new Charts(report).png(0));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Copies figures into the pages that have marks for them, and makes the README's picture; what was changed. */
    public static List<Path> intoDocs(Report report, Path repository) {
        Map<String, String> texts = new Grids(report).markdown();
        List<Path> written = new ArrayList<>();
        try {
            for (String name : PAGES) {
                Path file = repository.resolve(name);
                String page = Files.readString(file);
                if (Marks.has(page)) {
                    Files.writeString(file, Marks.fill(page, texts));
                    written.add(file);
                }
            }
            Path picture = repository.resolve(PICTURE);
            Files.write(picture, new Charts(report).overview());
            written.add(picture);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return written;
    }
}
