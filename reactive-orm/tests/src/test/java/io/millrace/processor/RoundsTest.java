package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Types that another processor writes are waited for. */
class RoundsTest {

    @ParameterizedTest
    @EnumSource
    void aTypeMayBeWrittenInALaterRound(Compiler compiler) {
        Compiled compiled = Compilation.with(compiler)
                .processor(new MoodWriter())
                .source("""
                        package app;
                        import io.millrace.schema.*;
                        @Schema public record User(@Id long id, Mood mood, java.util.List<Mood> moods) {}
                        """)
                .source("""
                        package app;
                        import io.millrace.schema.*;
                        @Schema public record Post(@Id long id, long userId, @BelongsTo One<User> user) {}
                        """)
                .compile();

        assertThat(compiled.complaints()).isEmpty();
        assertThat(compiled.generated("UserTable.java")).contains("Types.enumText(Mood.class, Mood::values)");
    }

    /** Writes an enum. */
    @SupportedAnnotationTypes("*")
    private static final class MoodWriter extends AbstractProcessor {

        private boolean written;

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!written) {
                written = true;
                try (Writer writer =
                        processingEnv.getFiler().createSourceFile("app.Mood").openWriter()) {
                    writer.write("package app; public enum Mood { GOOD }");
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
            return false;
        }
    }
}
