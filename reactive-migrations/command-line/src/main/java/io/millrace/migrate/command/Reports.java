package io.millrace.migrate.command;

import io.millrace.migrate.report.MigrationReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is printed of what was run. */
final class Reports {

    private Reports() {}

    static ExitCode show(Screen screen, MigrationReport report) {
        List<Map<String, Object>> all = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (MigrationReport.Ran ran : report.ran()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("version", ran.version());
            one.put("name", ran.name());
            one.put("direction", ran.up() ? "up" : "down");
            one.put("millis", ran.took().toMillis());
            all.add(one);
            lines.add((ran.up() ? "ran " : "took back ") + ran.version() + " " + ran.name() + " in "
                    + ran.took().toMillis() + " ms");
        }
        if (lines.isEmpty()) {
            lines.add("nothing to do");
        }
        report.newer().forEach(version -> lines.add("a later release has run " + version));
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("ran", all);
        value.put("newer", report.newer());
        screen.show(value, lines);
        return ExitCode.DONE;
    }
}
