package io.millrace.processor;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers that a user may have. */
enum Compiler {
    JAVAC,
    ECLIPSE;

    JavaCompiler tool() {
        return this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    }
}
