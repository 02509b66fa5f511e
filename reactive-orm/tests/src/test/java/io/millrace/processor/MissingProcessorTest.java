package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where the processor did not run, the build says so, and what to write into it. */
class MissingProcessorTest {

    private static final String USER = """
            package app;
            import io.millrace.schema.*;
            @Schema
            public record User(@Id long id) {}
            """;

    private static final String MESSAGE = """
            User.java:4: ORM-113: User has no UserTable: Millrace's annotation processor did not run
              because: JDK 23 and later run only processors that the build names, and none that is not there
              fix: name it in the build.
                Maven, in the configuration of maven-compiler-plugin:
                  <annotationProcessorPaths>
                    <path>
                      <groupId>io.millrace</groupId>
                      <artifactId>millrace-processor</artifactId>
                      <version>${millrace.version}</version>
                    </path>
                  </annotationProcessorPaths>
                Gradle, in the dependencies:
                  annotationProcessor("io.millrace:millrace-processor:$millraceVersion")""";

    @Test
    void aRecordWithoutTable() {
        assertThat(Compilation.withoutProcessor().source(USER).compile().errors())
                .containsExactly(MESSAGE);
    }

    @Test
    void codeThatImportsTheTable() {
        Compiled compiled = Compilation.withoutProcessor()
                .source(USER)
                .source("package app; import static app.UserTable.USER; class Use { Object it = USER; }")
                .compile();

        assertThat(compiled.errors()).contains(MESSAGE);
    }

    @Test
    void tablesThatWereWrittenBefore() {
        Compiled first = Compilation.with(Compiler.JAVAC).source(USER).compile();

        Compiled second = Compilation.withoutProcessor()
                .source(USER)
                .source(first.generated("UserTable.java"))
                .source(first.generated("UserDraft.java"))
                .compile();

        assertThat(second.complaints()).isEmpty();
    }

    @Test
    void aSchemaThatTheProcessorRefused() {
        assertThat(Compilation.with(Compiler.JAVAC)
                        .source("package app; import io.millrace.schema.*; @Schema record User(String name) {}")
                        .compile()
                        .errors())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("User.java:1: ORM-C04");
    }
}
