/**
 * SQL as text: names and literals written safely, scripts taken apart into statements and words. Nothing here
 * understands SQL; the lexer only knows where words, strings and comments begin and end.
 */
@NullMarked
package io.millrace.migrate.sql;

import org.jspecify.annotations.NullMarked;
