package io.millrace.migrate.command;

import io.millrace.migrate.lint.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code lint}: tells what the rules say of what has not run. */
final class Lint implements Command {

    @Override
    public String name() {
        return "lint";
    }

    @Override
    public String description() {
        return "tells what is not safe in what has not run, and the safe way; ends with 4 where up would refuse it";
    }

    @Override
    public ExitCode run(Call call) {
        List<Finding> findings = call.migrator().lint().blockOptional().orElseThrow();
        List<Map<String, Object>> values = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("version", finding.version());
            value.put("name", finding.migration());
            value.put("rule", finding.rule().id());
            value.put("title", finding.rule().title());
            value.put("refused", finding.isRefused());
            value.put("statement", finding.statement());
            value.put("safely", finding.rule().safely());
            values.add(value);
        }
        List<String> lines = findings.isEmpty()
                ? List.of("nothing to tell")
                : findings.stream().map(Finding::toString).toList();
        call.screen().show(values, lines);
        return findings.stream().anyMatch(Finding::isRefused) ? ExitCode.UNSAFE : ExitCode.DONE;
    }
}
