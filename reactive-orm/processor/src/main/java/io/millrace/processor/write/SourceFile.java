package io.millrace.processor.write;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;

/**
 * A file to write.
 *
 * @param className the class in it
 * @param text its source
 */
public record SourceFile(String className, String text) {

    static SourceFile of(String packageName, TypeSpec type) {
        String source = JavaFile.builder(packageName, type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .toString();
        return new SourceFile(packageName.isEmpty() ? type.name() : packageName + "." + type.name(), Layout.of(source));
    }
}
