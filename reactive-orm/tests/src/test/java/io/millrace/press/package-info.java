/** A press: relations over join tables and through others. */
@NullMarked
package io.millrace.press;

import org.jspecify.annotations.NullMarked;
