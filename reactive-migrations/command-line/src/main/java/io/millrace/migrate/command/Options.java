package io.millrace.migrate.command;

import java.nio.file.Path;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/** The options that more than one command takes. */
final class Options {

    private Options() {}

    /** Two ways to say how far, of which one is said. */
    static ArgGroupSpec howFar(String to) {
        return ArgGroupSpec.builder()
                .exclusive(true)
                .multiplicity("0..1")
                .addArg(OptionSpec.builder("--to")
                        .paramLabel("VERSION")
                        .type(Long.class)
                        .description(to)
                        .build())
                .addArg(OptionSpec.builder("--steps")
                        .paramLabel("COUNT")
                        .type(Integer.class)
                        .description("so many migrations")
                        .build())
                .build();
    }

    static OptionSpec exitCode(String description) {
        return flag("--exit-code", description);
    }

    static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name).description(description).build();
    }

    static <T> PositionalParamSpec argument(String label, Class<T> type, String description) {
        return PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .paramLabel(label)
                .type(type)
                .description(description)
                .build();
    }

    static OptionSpec inherited(String name, String label, Class<?> type, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(type)
                .arity("1")
                .scopeType(ScopeType.INHERIT)
                .description(description)
                .build();
    }

    static OptionSpec inheritedFlag(String name, String description) {
        return OptionSpec.builder(name)
                .scopeType(ScopeType.INHERIT)
                .description(description)
                .build();
    }

    static OptionSpec[] ofTheProgram() {
        return new OptionSpec[] {
            inherited("--url", "URL", String.class, "the database; DATABASE_URL unless told otherwise"),
            inherited("--database", "NAME", String.class, "another database of the same server"),
            inherited("--user", "ROLE", String.class, "another role"),
            OptionSpec.builder("--password")
                    .type(char[].class)
                    .interactive(true)
                    .arity("0")
                    .scopeType(ScopeType.INHERIT)
                    .description("ask for the password; it is not shown (PGPASSWORD is another way)")
                    .build(),
            inherited("--folder", "PATH", Path.class, "where the .sql files are; MILLRACE_MIGRATIONS, or migrations"),
            inherited("--schema", "NAME", String.class, "another schema, with a history of its own"),
            inherited("--wait", "SECONDS", Integer.class, "how long to wait for another migrator; 300 unless told"),
            inheritedFlag("--any-order", "let migrations run that are older than the newest that has run"),
            inheritedFlag("--json", "print one JSON value"),
            inheritedFlag("--no-color", "print no colours; there are none either where nobody looks at a terminal"),
        };
    }
}
