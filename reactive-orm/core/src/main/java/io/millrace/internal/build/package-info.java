/**
 * What the library says while an application is compiled. Nothing of this runs in the application: javac finds it on the
 * class path that it compiles against.
 */
@NullMarked
package io.millrace.internal.build;

import org.jspecify.annotations.NullMarked;
