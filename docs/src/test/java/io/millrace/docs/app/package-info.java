/** The application of the guides: users who write posts. */
@NullMarked
package io.millrace.docs.app;

import org.jspecify.annotations.NullMarked;
