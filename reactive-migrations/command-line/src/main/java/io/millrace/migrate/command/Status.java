package io.millrace.migrate.command;

import io.millrace.migrate.report.MigrationStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** {@code status}: tells where every migration stands; reads only. */
final class Status implements Command {

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String description() {
        return "tells where every migration stands; reads only";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(Options.exitCode("end with 2 where a migration has not run"));
    }

    @Override
    public ExitCode run(Call call) {
        List<MigrationStatus> all = call.migrator().status().blockOptional().orElseThrow();
        List<Map<String, Object>> values = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (MigrationStatus one : all) {
            String state = one.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("version", one.version());
            value.put("name", one.name());
            value.put("state", state);
            values.add(value);
            lines.add(call.screen().coloured(colour(one.state()), state) + " ".repeat(WIDTH - state.length())
                    + one.version() + " " + one.name());
        }
        if (lines.isEmpty()) {
            lines.add("there are no migrations");
        }
        call.screen().show(values, lines);
        boolean pending = all.stream().anyMatch(one -> one.state() != MigrationStatus.State.UP);
        return pending && call.has("--exit-code") ? ExitCode.PENDING : ExitCode.DONE;
    }

    private static final int WIDTH = 10;

    private static String colour(MigrationStatus.State state) {
        return switch (state) {
            case UP -> "green";
            case DOWN -> "yellow";
            case HALF_DONE, EDITED, MISSING -> "red";
        };
    }
}
