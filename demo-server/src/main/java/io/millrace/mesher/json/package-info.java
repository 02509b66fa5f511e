/** JSON in and out: one mapper for all of Mesher, with limits on what it reads. */
@NullMarked
package io.millrace.mesher.json;

import org.jspecify.annotations.NullMarked;
