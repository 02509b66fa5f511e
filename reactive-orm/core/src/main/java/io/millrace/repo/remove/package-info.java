/** What a delete would do, told before it is done, and the deletes that wait for their moment. */
@NullMarked
package io.millrace.repo.remove;

import org.jspecify.annotations.NullMarked;
