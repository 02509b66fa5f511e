/** What is done with the contenders: their answers compared, their traffic counted, their turns taken, their waiting measured. */
@NullMarked
package io.millrace.benchmark.run;

import org.jspecify.annotations.NullMarked;
