package io.millrace.internal.build;

import io.millrace.error.Code;
import io.millrace.error.Problem;
import javax.lang.model.element.TypeElement;

/** What to write into a build whose processor did not run. */
final class MissingProcessor {

    private static final String LINES = """
            name it in the build.
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

    private MissingProcessor() {}

    static String message(TypeElement type, String table) {
        return Problem.of(
                        Code.PROCESSOR_DID_NOT_RUN,
                        type.getSimpleName() + " has no " + table.substring(table.lastIndexOf('.') + 1)
                                + ": Millrace's annotation processor did not run",
                        "JDK 23 and later run only processors that the build names, and none that is not there",
                        LINES)
                .message();
    }
}
