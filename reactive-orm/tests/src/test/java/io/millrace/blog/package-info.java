/** The small world that the tests of queries and repos share: posts with comments, permalinks and their users. */
@NullMarked
package io.millrace.blog;

import org.jspecify.annotations.NullMarked;
