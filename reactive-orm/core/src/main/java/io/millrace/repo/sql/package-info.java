/**
 * Statements as text: a {@link io.millrace.repo.sql.Statement} is what would be sent, a {@link
 * io.millrace.repo.sql.SqlStatement} what somebody wrote in words of their own, a {@link io.millrace.repo.sql.SqlRow} a
 * row of it.
 */
@NullMarked
package io.millrace.repo.sql;

import org.jspecify.annotations.NullMarked;
