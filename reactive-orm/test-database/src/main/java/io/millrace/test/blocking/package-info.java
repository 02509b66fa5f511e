/**
 * The watch over event loops: in a test run that asks for it with {@code -Dmillrace.test.blocking=refused}, a thread of an
 * event loop that waits, sleeps, or reads a file fails there and then, with the stack that did it.
 *
 * <p>BlockHound is the watchman; it has to be on the class path, and the JVM needs {@code
 * -XX:+AllowRedefinitionToAddDeleteMethods} (from JDK 21 on also {@code -XX:+EnableDynamicAgentLoading}). Reactor is told
 * of the same threads, so that its {@code block()} fails on them too instead of hanging.
 */
@NullMarked
package io.millrace.test.blocking;

import org.jspecify.annotations.NullMarked;
