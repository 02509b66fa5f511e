package io.millrace.migrate.command;

import io.millrace.migrate.report.TracedStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code trace}: runs on a scratch database what up would send, and says what PostgreSQL locked. */
final class Traces implements Command {

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public String description() {
        return "runs on a scratch database what up would send, and says what PostgreSQL locked";
    }

    @Override
    public void describe(CommandSpec spec) {}

    @Override
    public ExitCode run(Call call) {
        List<TracedStatement> traced = call.migrator().trace().blockOptional().orElseThrow();
        List<Map<String, Object>> values = new ArrayList<>();
        for (TracedStatement one : traced) {
            List<Map<String, Object>> effects = new ArrayList<>();
            for (TracedStatement.Effect effect : one.effects()) {
                Map<String, Object> value = new LinkedHashMap<>();
                value.put("table", effect.table());
                value.put("lock", effect.lock());
                value.put("reads", effect.reads());
                value.put("rewrites", effect.rewrites());
                effects.add(value);
            }
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("version", one.version());
            value.put("name", one.name());
            value.put("step", one.step() + 1);
            value.put("statement", one.statement());
            value.put("skipped", one.isSkipped());
            value.put("effects", effects);
            values.add(value);
        }
        call.screen()
                .show(values, traced.stream().map(TracedStatement::toString).toList());
        return ExitCode.DONE;
    }
}
