package io.millrace.behaviour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page that tells which behaviours are ported, made from the tests' own tags. */
final class Report {

    private static final Path CLASSES = Path.of("target/test-classes");

    /** Tests of a module that is built later, read as they are written. */
    private static final Path LATER = Path.of("../../reactive-migrations/src/test/java");

    private static final Pattern TAGGED = Pattern.compile(
            "@Behaviour\\(((?:[^()\"]|\"[^\"]*\")*)\\)\\s+(?:@\\w+(?:\\([^)]*\\))?\\s+)*void (\\w+)\\(");
    private static final Pattern ROW = Pattern.compile("\"(\\w+\\.exs:\\d+)\"");
    private static final Pattern DIFFERS = Pattern.compile("differs\\s*=\\s*\"([^\"]*)\"");

    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Map<String, List<String>> tests = new TreeMap<>();
    private final Map<String, String> differences = new TreeMap<>();

    Report() throws IOException {
        for (String line : Files.readAllLines(Path.of("src/test/resources/behaviours/rows.txt"))) {
            if (!line.startsWith("#")) {
                String[] parts = line.split(" ", 2);
                reasons.put(parts[0], parts.length == 2 ? parts[1] : "");
            }
        }
        try (Stream<Path> files = Files.walk(CLASSES)) {
            files.filter(file -> file.toString().endsWith("Test.class"))
                    .sorted()
                    .forEach(this::read);
        }
        try (Stream<Path> files = Files.walk(LATER)) {
            for (Path file : files.filter(path -> path.toString().endsWith("Test.java"))
                    .sorted()
                    .toList()) {
                readSource(file);
            }
        }
    }

    private void readSource(Path file) throws IOException {
        String type = file.getFileName().toString().replace(".java", "");
        for (Matcher tag = TAGGED.matcher(Files.readString(file)); tag.find(); ) {
            Matcher difference = DIFFERS.matcher(tag.group(1));
            String differs = difference.find() ? difference.group(1) : "";
            for (Matcher row = ROW.matcher(tag.group(1)); row.find(); ) {
                note(row.group(1), type + "." + tag.group(2), differs);
            }
        }
    }

    List<String> unknown() {
        return tests.keySet().stream().filter(row -> !reasons.containsKey(row)).toList();
    }

    long notApplicable(List<String> suites) {
        return reasons.entrySet().stream()
                .filter(row ->
                        suites.contains(row.getKey().substring(0, row.getKey().indexOf('.'))))
                .filter(row -> !row.getValue().isEmpty())
                .count();
    }

    String page() {
        Map<String, int[]> counts = new LinkedHashMap<>();
        StringBuilder rows = new StringBuilder();
        String file = "";
        for (Map.Entry<String, String> row : reasons.entrySet()) {
            String own = row.getKey().substring(0, row.getKey().indexOf(':'));
            if (!own.equals(file)) {
                file = own;
                rows.append("\n## ")
                        .append(file)
                        .append("\n\n| line | state | where, or why not |\n| --- | --- | --- |\n");
            }
            State state = state(row.getKey(), row.getValue());
            counts.computeIfAbsent(file, key -> new int[State.values().length])[state.ordinal()]++;
            rows.append("| ")
                    .append(row.getKey().substring(file.length() + 1))
                    .append(" | ")
                    .append(state.text);
            rows.append(" | ").append(detail(row.getKey(), row.getValue())).append(" |\n");
        }
        return head(counts) + rows;
    }

    private static String head(Map<String, int[]> counts) {
        StringBuilder head = new StringBuilder("""
                # Behaviours

                Ecto's integration suite, and its unit suites of changesets and Multi, behaviour by behaviour: which of our tests checks it, in our own words. Generated from the tests' tags; a test fails where this page and the tags differ.

                | suite | ported | differing | not applicable | open |
                | --- | ---: | ---: | ---: | ---: |
                """);
        int[] all = new int[State.values().length];
        counts.forEach((file, own) -> {
            row(head, file, own);
            for (int i = 0; i < all.length; i++) {
                all[i] += own[i];
            }
        });
        row(head, "all", all);
        return head.toString();
    }

    private static void row(StringBuilder head, String name, int[] counts) {
        head.append("| ").append(name);
        for (int count : counts) {
            head.append(" | ").append(count);
        }
        head.append(" |\n");
    }

    private State state(String row, String reason) {
        if (differences.containsKey(row)) {
            return State.DIFFERING;
        }
        if (tests.containsKey(row)) {
            return State.PORTED;
        }
        return reason.isEmpty() ? State.OPEN : State.NOT_APPLICABLE;
    }

    private String detail(String row, String reason) {
        if (!tests.containsKey(row)) {
            return reason;
        }
        String where = String.join(", ", tests.get(row));
        return differences.containsKey(row) ? differences.get(row) + " (" + where + ")" : where;
    }

    private void read(Path file) {
        String name = CLASSES.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
        try {
            Class<?> type = Class.forName(name, false, Report.class.getClassLoader());
            for (Method method : type.getDeclaredMethods()) {
                for (Behaviour behaviour : method.getAnnotationsByType(Behaviour.class)) {
                    note(type, method, behaviour);
                }
            }
        } catch (ClassNotFoundException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }

    private void note(Class<?> type, Method method, Behaviour behaviour) {
        for (String row : behaviour.value()) {
            note(row, type.getSimpleName() + "." + method.getName(), behaviour.differs());
        }
    }

    private void note(String row, String test, String differs) {
        List<String> known = tests.computeIfAbsent(row, key -> new ArrayList<>());
        known.add("`" + test + "`");
        known.sort(null);
        if (!differs.isEmpty()) {
            differences.put(row, differs);
        }
    }

    private enum State {
        PORTED("ported"),
        DIFFERING("differing"),
        NOT_APPLICABLE("not applicable"),
        OPEN("open");

        private final String text;

        State(String text) {
            this.text = text;
        }
    }
}
