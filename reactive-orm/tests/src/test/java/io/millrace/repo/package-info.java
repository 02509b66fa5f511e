/** What a repo reads and writes, on a real database: the SQL, and what comes of it. */
@NullMarked
package io.millrace.repo;

import org.jspecify.annotations.NullMarked;
