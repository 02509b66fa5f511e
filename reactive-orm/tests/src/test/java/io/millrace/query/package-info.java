/** What queries say in SQL, and what they read: each clause in a test of its name. */
@NullMarked
package io.millrace.query;

import org.jspecify.annotations.NullMarked;
