/** The program that the README shows: it is compiled and run as it is printed. */
@NullMarked
package quickstart;

import org.jspecify.annotations.NullMarked;
