/**
 * Where migrations come from: classes that are named, a folder, or files of the class path that are named.
 */
@NullMarked
package io.millrace.migrate.source;

import org.jspecify.annotations.NullMarked;
