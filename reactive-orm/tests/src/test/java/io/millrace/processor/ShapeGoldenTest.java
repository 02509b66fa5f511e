package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written for a shape, to the letter. */
class ShapeGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    /** Run with {@code -Dmillrace.golden=write} to write the files anew. */
    @ParameterizedTest
    @EnumSource
    void theFilesAreTheSameFromEveryCompiler(Compiler compiler) throws IOException {
        Compiled compiled = Compilation.with(compiler)
                .option("-Xlint:all,-processing,-options")
                .source(Files.readString(FOLDER.resolve("Membership.java")))
                .source(Files.readString(FOLDER.resolve("User.java")))
                .source(Files.readString(FOLDER.resolve("UserCard.java")))
                .compile();

        assertThat(compiled.complaints()).isEmpty();
        List<Compiled.Text> shapes = compiled.generated().stream()
                .filter(text -> text.path().endsWith("Shape.java"))
                .toList();
        assertThat(shapes)
                .extracting(Compiled.Text::path)
                .containsExactly("app/UserCardLineShape.java", "app/UserCardShape.java");
        for (Compiled.Text text : shapes) {
            Path golden = FOLDER.resolve(text.path());
            if ("write".equals(System.getProperty("millrace.golden"))) {
                Files.writeString(golden, text.text());
            }
            assertThat(text.text()).isEqualTo(Files.readString(golden));
        }
    }
}
