package io.millrace.migrate.command;

import io.millrace.migrate.report.PlannedStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code plan}: prints the SQL that up would send; reads only. */
final class Plan implements Command {

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String description() {
        return "prints the SQL that up would send; reads only";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.exitCode("end with 2 where there is anything to send"));
    }

    @Override
    public ExitCode run(Call call) {
        List<PlannedStep> steps = call.migrator().plan().blockOptional().orElseThrow();
        List<Map<String, Object>> values = new ArrayList<>();
        for (PlannedStep step : steps) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("version", step.version());
            value.put("name", step.name());
            value.put("step", step.number() + 1);
            value.put("transaction", step.transactional());
            value.put("statements", step.statements());
            values.add(value);
        }
        call.screen().show(values, steps.stream().map(PlannedStep::sql).toList());
        return !steps.isEmpty() && call.has("--exit-code") ? ExitCode.PENDING : ExitCode.DONE;
    }
}
