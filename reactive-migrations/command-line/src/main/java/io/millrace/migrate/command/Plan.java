package io.millrace.migrate.command;

import io.millrace.migrate.report.Grade;
import io.millrace.migrate.report.PlannedStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        List<String> texts = new ArrayList<>();
        long before = -1;
        for (PlannedStep step : steps) {
            texts.add(step.version() == before ? step.sql() : graded(step));
            before = step.version();
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("version", step.version());
            value.put("name", step.name());
            value.put("step", step.number() + 1);
            value.put("transaction", step.transactional());
            value.put("statements", step.statements());
            value.put("grade", step.grade().name().toLowerCase(Locale.ROOT));
            values.add(value);
        }
        call.screen().show(values, texts);
        return !steps.isEmpty() && call.has("--exit-code") ? ExitCode.PENDING : ExitCode.DONE;
    }

    /** The SQL, and before it a line where not all of the migration can be taken back. */
    private static String graded(PlannedStep step) {
        return step.grade() == Grade.GREEN
                ? step.sql()
                : "-- " + step.version() + " " + step.name() + ": "
                        + step.grade().name().toLowerCase(Locale.ROOT) + ", " + step.grade() + "\n" + step.sql();
    }
}
