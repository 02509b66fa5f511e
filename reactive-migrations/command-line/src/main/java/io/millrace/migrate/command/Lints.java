package io.millrace.migrate.command;

import io.millrace.migrate.lint.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code lint}: says what is not safe about what up would send; reads only. */
final class Lints implements Command {

    @Override
    public String name() {
        return "lint";
    }

    @Override
    public String description() {
        return "says what is not safe about what up would send; reads only";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.exitCode("end with 4 where up would refuse something"));
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
            value.put("level", finding.rule().level().name().toLowerCase(Locale.ROOT));
            value.put("title", finding.rule().title());
            value.put("statement", finding.statement());
            value.put("locks", finding.rule().locks());
            value.put("lasts", finding.rule().lasts());
            value.put("safely", finding.rule().safely());
            values.add(value);
        }
        call.screen().show(values, findings.stream().map(Finding::toString).toList());
        boolean refused = findings.stream().anyMatch(Finding::isRefused);
        return refused && call.has("--exit-code") ? ExitCode.UNSAFE : ExitCode.DONE;
    }
}
