package io.millrace.benchmark.micro;

import io.millrace.processor.SchemaProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a hundred records cost the compiler: with the processor and all that it writes, and as plain records. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProcessorCosts {

    private static final int RECORDS = 100;

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final List<Source> sources =
            IntStream.range(0, RECORDS).mapToObj(ProcessorCosts::source).toList();
    private final List<Source> plain =
            sources.stream().map(Source::withoutAnnotations).toList();
    private Path folder = Path.of("");

    /** Where classes go. */
    @Setup
    public void make() throws IOException {
        folder = Files.createTempDirectory("processor-costs");
    }

    /** Leaves nothing behind. */
    @TearDown
    public void remove() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Tables, columns, drafts and relations are written and compiled with the records. */
    @Benchmark
    public boolean compileHundredRecordsWithProcessor() {
        return compile(true);
    }

    /** The same records without annotations, and nothing written. */
    @Benchmark
    public boolean compileHundredRecordsWithoutProcessor() {
        return compile(false);
    }

    private boolean compile(boolean processing) {
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-d",
                    folder.toString(),
                    processing ? "-proc:full" : "-proc:none");
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null,
                    files,
                    null,
                    processing && Runtime.version().feature() < 21 ? options.subList(0, 4) : options,
                    null,
                    processing ? sources : plain);
            if (processing) {
                task.setProcessors(List.of(new SchemaProcessor()));
            }
            if (!task.call()) {
                throw new IllegalStateException("the records do not compile");
            }
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ten columns and a relation to the record before it. */
    private static Source source(int number) {
        int before = number == 0 ? 0 : number - 1;
        return new Source("Record" + number, """
                package sample;
                import io.millrace.schema.*;
                import java.time.Instant;
                import java.util.UUID;
                import org.jspecify.annotations.Nullable;
                @Schema
                @BelongsTo(name = "other", of = Record%d.class, key = "otherId")
                public record Record%d(
                    @Id @Generated long id, String name, @Nullable String remark, int size, double weight,
                    boolean open, UUID code, Instant seenAt, @Version int version, long otherId) {}
                """.formatted(before, number));
    }

    /** A file in memory. */
    private static final class Source extends SimpleJavaFileObject {

        private final String name;
        private final String text;

        Source(String name, String text) {
            super(URI.create("memory:///sample/" + name + ".java"), JavaFileObject.Kind.SOURCE);
            this.name = name;
            this.text = text;
        }

        Source withoutAnnotations() {
            return new Source(name, text.replaceAll("@BelongsTo\\(.*\\)|@(Schema|Id|Generated|Version)\\b", ""));
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
