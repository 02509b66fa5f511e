package io.millrace.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.Code;
import io.millrace.migrate.failure.MigrationCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorsTest {

    @Test
    void everyCodeHasItsEntryAndEveryEntryItsCode() throws IOException {
        List<String> entries = Pattern.compile("(?m)^## ((?:ORM|MIG)-\\w+)$")
                .matcher(Files.readString(Path.of("errors.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
        Stream<String> running = Arrays.stream(Code.values()).map(Code::id);
        Stream<String> compiling =
                Arrays.stream(io.millrace.processor.check.Code.values()).map(io.millrace.processor.check.Code::id);

        Stream<String> migrating = Arrays.stream(MigrationCode.values()).map(MigrationCode::id);

        assertThat(entries)
                .containsExactlyElementsOf(Stream.of(running, compiling, migrating)
                        .flatMap(codes -> codes)
                        .toList());
    }
}
