package io.millrace.processor;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Sources that are compiled together, in a folder of their own. */
final class Compilation {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?m)^(?! \\*).*?\\b(?:class|record|enum|@?interface) (\\w+)");

    private final Compiler compiler;
    private final List<Path> classPath;
    private final List<String> options = new ArrayList<>();
    private final List<Processor> processors = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();

    private Compilation(Compiler compiler, List<Path> classPath) {
        this.compiler = compiler;
        this.classPath = classPath;
    }

    /** A compilation with the processor, on the class path of this test. */
    static Compilation with(Compiler compiler) {
        Compilation compilation = new Compilation(compiler, new ArrayList<>());
        compilation.processors.add(new SchemaProcessor());
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            compilation.classPath.add(Path.of(entry));
        }
        return compilation;
    }

    /** A compilation of code that uses what is generated already. */
    static Compilation withoutProcessor() {
        Compilation compilation = with(Compiler.JAVAC);
        compilation.processors.clear();
        compilation.options.add("-proc:none");
        return compilation;
    }

    Compilation processor(Processor processor) {
        processors.add(processor);
        return this;
    }

    Compilation on(Path classes) {
        classPath.add(0, classes);
        return this;
    }

    Compilation option(String option) {
        options.add(option);
        return this;
    }

    /** Adds a file with this text; its name is that of the first type in it. */
    Compilation source(String text) {
        sources.add(text);
        return this;
    }

    Compiled compile() {
        try {
            Path folder = Files.createTempDirectory("compilation");
            Path classes = Files.createDirectories(folder.resolve("classes"));
            Path generated = Files.createDirectories(folder.resolve("generated"));
            List<File> files = new ArrayList<>();
            for (String source : sources) {
                Path file = folder.resolve("source").resolve(path(source));
                Files.createDirectories(file.getParent());
                files.add(Files.writeString(file, source).toFile());
            }
            return run(classes, generated, files);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Compiled run(Path classes, Path generated, List<File> files) throws IOException {
        List<String> all = new ArrayList<>(List.of("-d", classes.toString(), "-s", generated.toString()));
        all.addAll(List.of(
                "-classpath",
                String.join(
                        File.pathSeparator,
                        classPath.stream().map(Path::toString).toList())));
        all.addAll(List.of("--release", "17", "-parameters"));
        all.addAll(options);
        JavaCompiler tool = compiler.tool();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter output = new StringWriter();
        try (StandardJavaFileManager manager =
                tool.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavaCompiler.CompilationTask task =
                    tool.getTask(output, manager, diagnostics, all, null, manager.getJavaFileObjectsFromFiles(files));
            if (!processors.isEmpty()) {
                task.setProcessors(processors);
            }
            boolean done = task.call();
            return new Compiled(done, messages(diagnostics), classes, texts(generated));
        }
    }

    private static List<Compiled.Message> messages(DiagnosticCollector<JavaFileObject> diagnostics) {
        return diagnostics.getDiagnostics().stream()
                .map(diagnostic -> new Compiled.Message(
                        diagnostic.getKind(), place(diagnostic), diagnostic.getMessage(Locale.ROOT)))
                .toList();
    }

    private static String place(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        return source == null ? "" : Path.of(source.toUri()).getFileName() + ":" + diagnostic.getLineNumber();
    }

    private static List<Compiled.Text> texts(Path folder) throws IOException {
        List<Compiled.Text> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                texts.add(new Compiled.Text(folder.relativize(file).toString(), Files.readString(file)));
            }
        }
        return texts;
    }

    private static Path path(String source) {
        Matcher type = TYPE.matcher(source);
        if (!type.find()) {
            return Path.of("package-info.java");
        }
        Matcher in = PACKAGE.matcher(source);
        return Path.of(in.find() ? in.group(1).replace('.', '/') : "", type.group(1) + ".java");
    }
}
