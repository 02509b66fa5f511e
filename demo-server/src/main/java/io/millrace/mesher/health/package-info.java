/** What a watchman asks: whether Mesher is alive, and what it has taken in since it started. */
@NullMarked
package io.millrace.mesher.health;

import org.jspecify.annotations.NullMarked;
