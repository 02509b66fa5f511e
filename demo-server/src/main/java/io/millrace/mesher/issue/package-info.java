/** Issues: what many events have in common. The upsert of a batch makes them; people resolve, archive, assign and discard them. */
@NullMarked
package io.millrace.mesher.issue;

import org.jspecify.annotations.NullMarked;
