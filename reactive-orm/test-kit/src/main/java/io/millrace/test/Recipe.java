package io.millrace.test;

import io.millrace.test.database.TestDatabase;
import io.millrace.test.database.TestTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.platform.commons.support.ReflectionSupport;

/** How a database is prepared; two classes with equal recipes share a template. */
record Recipe(String script, Class<? extends Preparation> preparation) {

    static Recipe of(MillraceTest annotation, Class<?> test) {
        String resource = annotation.script();
        String script = resource.isEmpty() ? "" : read(resource, test);
        return new Recipe(script + "\n" + annotation.sql(), annotation.preparation());
    }

    TestTemplate template() {
        return TestTemplate.of(this::prepare);
    }

    private void prepare(TestDatabase database) {
        if (!script.isBlank()) {
            database.execute(script);
        }
        ReflectionSupport.newInstance(preparation).prepare(database);
    }

    private static String read(String resource, Class<?> test) {
        try (InputStream bytes = test.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalArgumentException("""
                        the script of %s is not on the class path: %s
                        because: a name with a slash in front is looked up from the root, one without beside the test
                        fix: put the file into src/test/resources and write @MillraceTest(script = "/%s")""".formatted(
                                test.getSimpleName(), resource, resource.substring(resource.lastIndexOf('/') + 1)));
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
