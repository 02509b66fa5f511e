/**
 * What the processor writes and what it refuses: sources are compiled in a folder of their own, with javac and with the
 * compiler of Eclipse, and read back.
 */
@NullMarked
package io.millrace.processor;

import org.jspecify.annotations.NullMarked;
