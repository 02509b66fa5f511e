/** What IMDBench's operations answer, for contenders that make records of their own of what they read. */
@NullMarked
package io.millrace.benchmark.contest.film;

import org.jspecify.annotations.NullMarked;
