/**
 * What a migrator answers with: what it did, what there is, what it would send.
 */
@NullMarked
package io.millrace.migrate.report;

import org.jspecify.annotations.NullMarked;
