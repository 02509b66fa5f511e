package io.millrace.migrate.command;

import io.millrace.migrate.diff.Diff;
import io.millrace.migrate.diff.Proposal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code diff}: writes the migration that makes the database fit the records. */
final class Diffs implements Command {

    private final Clock clock;

    Diffs(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public String description() {
        return "writes the migration that makes the database fit the records, for you to read; without a name prints it";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addOption(
                several("--rename", "FROM:TO", "the same under another name: users.nick:users.name, people:users"));
        spec.addOption(several("--add", "NAME", "new, and nothing else under another name: users.name"));
        spec.addOption(several("--drop", "NAME", "may go, with what is in it: users.nick"));
        spec.addOption(OptionSpec.builder("--name")
                .paramLabel("NAME")
                .type(String.class)
                .description("write it into two .sql files of this name")
                .build());
        spec.addOption(Options.exitCode("end with 3 where anything would be done"));
    }

    private static OptionSpec several(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .description(description)
                .build();
    }

    @Override
    public ExitCode run(Call call) {
        Proposal proposal = diff(call).propose().blockOptional().orElseThrow();
        Optional<String> name = call.option("--name");
        List<String> written = new ArrayList<>();
        if (name.isPresent() && !proposal.isEmpty()) {
            Map<Path, String> files = MigrationFiles.scripts(
                    call.folder(), clock, MigrationFiles.words(name.get()), proposal.up(), proposal.down());
            files.forEach((file, text) -> written.add(MigrationFiles.write(file, text)));
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("statements", proposal.statements());
        value.put("up", proposal.up());
        value.put("down", proposal.down());
        value.put("files", written);
        call.screen().show(value, lines(proposal, written));
        return !proposal.isEmpty() && call.has("--exit-code") ? ExitCode.DIFFERENT : ExitCode.DONE;
    }

    private static Diff diff(Call call) {
        Diff diff = Diff.of(call.options(), call.records());
        for (String rename : call.<List<String>>option("--rename").orElse(List.of())) {
            int colon = rename.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("--rename takes two names with a colon between them: " + rename);
            }
            diff = diff.rename(rename.substring(0, colon), rename.substring(colon + 1));
        }
        for (String add : call.<List<String>>option("--add").orElse(List.of())) {
            diff = diff.add(add);
        }
        for (String drop : call.<List<String>>option("--drop").orElse(List.of())) {
            diff = diff.drop(drop);
        }
        return diff;
    }

    private static List<String> lines(Proposal proposal, List<String> written) {
        if (!written.isEmpty()) {
            return written.stream().map(file -> "wrote " + file).toList();
        }
        return List.of(
                proposal.up().isEmpty()
                        ? "records and database are alike"
                        : proposal.up().stripTrailing());
    }
}
