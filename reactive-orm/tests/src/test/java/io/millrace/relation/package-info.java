/** Relations over join tables, through others, and narrowed by themselves. */
@NullMarked
package io.millrace.relation;

import org.jspecify.annotations.NullMarked;
