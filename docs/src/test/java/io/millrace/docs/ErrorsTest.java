package io.millrace.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorsTest {

    @Test
    void everyCodeHasItsEntryAndEveryEntryItsCode() throws IOException {
        List<String> entries = Pattern.compile("(?m)^## (ORM-\\d+)$")
                .matcher(Files.readString(Path.of("errors.md")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(entries)
                .containsExactlyElementsOf(
                        Arrays.stream(Code.values()).map(Code::id).toList());
    }
}
