/**
 * What a JUnit 5 test of an application on Millrace needs: a database of its own, a sandbox whose work is rolled back,
 * and a count of the statements and round trips that ran.
 */
@NullMarked
package io.millrace.test;

import org.jspecify.annotations.NullMarked;
