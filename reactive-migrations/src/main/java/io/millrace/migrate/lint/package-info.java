/**
 * What is dangerous to run on a live database, and what to write instead. The rules read the statements that would be
 * sent, word by word, so that they hold for the language and for plain SQL alike.
 */
@NullMarked
package io.millrace.migrate.lint;

import org.jspecify.annotations.NullMarked;
