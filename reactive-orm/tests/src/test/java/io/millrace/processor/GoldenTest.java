package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written, to the letter: for reading as much as for comparing. */
class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    /** Run with {@code -Dmillrace.golden=write} to write the files anew. */
    @ParameterizedTest
    @EnumSource
    void theFilesAreTheSameFromEveryCompiler(Compiler compiler) throws IOException {
        Compiled compiled = compile(compiler);

        assertThat(compiled.complaints()).isEmpty();
        assertThat(compiled.generated())
                .extracting(Compiled.Text::path)
                .containsExactly(
                        "app/MembershipDraft.java",
                        "app/MembershipKey.java",
                        "app/MembershipTable.java",
                        "app/UserDraft.java",
                        "app/UserTable.java");
        for (Compiled.Text text : compiled.generated()) {
            Path golden = FOLDER.resolve(text.path());
            if ("write".equals(System.getProperty("millrace.golden"))) {
                Files.writeString(golden, text.text());
            }
            assertThat(text.text()).isEqualTo(Files.readString(golden));
        }
    }

    @Test
    void theFilesAreTheSameWhateverIsCompiledFirst() throws IOException {
        Compiled other = Compilation.with(Compiler.JAVAC)
                .source(Files.readString(FOLDER.resolve("User.java")))
                .source(Files.readString(FOLDER.resolve("Membership.java")))
                .compile();

        assertThat(other.generated()).isEqualTo(compile(Compiler.JAVAC).generated());
    }

    private static Compiled compile(Compiler compiler) throws IOException {
        return Compilation.with(compiler)
                .option("-Xlint:all,-processing,-options")
                .source(Files.readString(FOLDER.resolve("Membership.java")))
                .source(Files.readString(FOLDER.resolve("User.java")))
                .compile();
    }
}
