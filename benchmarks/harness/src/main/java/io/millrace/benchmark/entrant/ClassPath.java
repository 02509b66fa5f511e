package io.millrace.benchmark.entrant;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where a module's classes and libraries are, as the build wrote it down. */
public final class ClassPath {

    private static final Set<String> TOLD = Set.of(
            "vertx-pg-client",
            "reactor-core",
            "hibernate-reactive-core",
            "hibernate-core",
            "spring-data-r2dbc",
            "r2dbc-postgresql",
            "jooq",
            "HikariCP",
            "postgresql",
            "jmh-core");

    private final Path home;

    /** Of the modules below a folder, which is {@code benchmarks}. */
    public ClassPath(Path home) {
        this.home = home;
    }

    /** The class path of a module. */
    public String of(String module) {
        return home.resolve(module).resolve("target/classes") + File.pathSeparator + libraries(module);
    }

    /** The versions of the libraries that a reader wants to know, by name. */
    public Map<String, String> versions(String module) {
        Map<String, String> versions = new TreeMap<>();
        for (String library : List.of(libraries(module).split(File.pathSeparator))) {
            Path version = Path.of(library).getParent();
            if (version != null && version.getParent() != null) {
                String artifact = String.valueOf(version.getParent().getFileName());
                if (TOLD.contains(artifact)) {
                    versions.put(artifact, String.valueOf(version.getFileName()));
                }
            }
        }
        return versions;
    }

    private String libraries(String module) {
        Path file = home.resolve(module).resolve("target/class-path");
        try {
            return Files.readString(file).strip();
        } catch (IOException missing) {
            throw new UncheckedIOException("the module is not built: " + file, missing);
        }
    }
}
