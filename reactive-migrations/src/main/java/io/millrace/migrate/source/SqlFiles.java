package io.millrace.migrate.source;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.operation.RawSql;
import io.millrace.migrate.schema.Allowance;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.sql.SqlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Migrations that are written in plain SQL. */
final class SqlFiles {

    private static final Pattern NAME = Pattern.compile("V?(\\d{1,18})_+(\\w+?)(\\.up|\\.down)?\\.sql");

    private SqlFiles() {}

    static List<Definition> folder(Path folder) {
        try {
            List<Path> scripts = new ArrayList<>();
            collect(folder, scripts);
            Collections.sort(scripts);
            Map<String, String> texts = new LinkedHashMap<>();
            for (Path file : scripts) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
            return definitions(texts);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A name says what a script is, so that most files are not asked what they are before they are read. */
    private static void collect(Path folder, List<Path> scripts) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (entry.toString().endsWith(".sql")) {
                    scripts.add(entry);
                } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    collect(entry, scripts);
                }
            }
        } catch (DirectoryIteratorException unreadable) {
            throw unreadable.getCause();
        }
    }

    static List<Definition> resources(Class<?> beside, List<String> names) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : names) {
            try (InputStream stream = beside.getResourceAsStream(name)) {
                if (stream == null) {
                    throw invalid(
                            name, "there is no such file on the class path", "check the name; it begins with a slash");
                }
                texts.put(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return definitions(texts);
    }

    static List<Definition> definitions(Map<String, String> texts) {
        Map<String, String> ups = new LinkedHashMap<>();
        Map<String, String> downs = new LinkedHashMap<>();
        texts.forEach((path, text) -> {
            Matcher name = matched(path);
            String key = path.substring(0, path.length() - name.group().length()) + name.group(1) + "_" + name.group(2);
            boolean down = ".down".equals(name.group(3));
            if ((down ? downs : ups).put(key, text) != null) {
                throw invalid(path, "its other direction stands in two files", "keep one of .sql and .up.sql");
            }
        });
        downs.keySet().stream().filter(key -> !ups.containsKey(key)).findFirst().ifPresent(key -> {
            throw invalid(key + ".down.sql", "there is nothing that it takes back", "write " + key + ".up.sql");
        });
        List<Definition> all = new ArrayList<>();
        ups.forEach((key, up) -> all.add(definition(key, up, downs.get(key))));
        return all;
    }

    private static Definition definition(String key, String up, @Nullable String down) {
        String name = key.substring(Math.max(key.lastIndexOf('/'), key.lastIndexOf('\\')) + 1);
        int underscore = name.indexOf('_');
        return definition(Long.parseLong(name.substring(0, underscore)), name.substring(underscore + 1), up, down);
    }

    static Definition definition(long version, String name, String up, @Nullable String down) {
        String label = version + "_" + name;
        Directive.check(label, up, false);
        if (down != null) {
            Directive.check(label, down, true);
        }
        List<Operation> operations = operations(up);
        List<Allowance> allowances = Allowed.in(up);
        if (operations.isEmpty()) {
            throw invalid(label, "there is no statement in it", "write one, or delete the file");
        }
        // Behind the statements, which what is safe is counted by.
        operations.addAll(Directive.expected(up));
        return new Definition(
                version, name, operations, down == null ? null : operations(down), allowances, Directive.ends(up));
    }

    private static List<Operation> operations(String script) {
        boolean alone = Directive.isAlone(script);
        List<Operation> operations = new ArrayList<>();
        for (SqlText statement : SqlText.script(script)) {
            operations.add(new RawSql(statement.text(), null, alone));
        }
        return operations;
    }

    private static Matcher matched(String path) {
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        Matcher name = NAME.matcher(file);
        if (!name.matches()) {
            throw invalid(path, "its name does not say which number it is", "name it like 1_create_users.sql");
        }
        return name;
    }

    private static MigrationFailure invalid(String file, String because, String fix) {
        return new MigrationFailure(MigrationCode.INVALID_MIGRATION, "file " + file + " is no migration", because, fix);
    }
}
