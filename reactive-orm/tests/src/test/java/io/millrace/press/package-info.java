/** The schema that most tests use: users write posts, posts have comments, a user may have a profile. */
@NullMarked
package io.millrace.press;

import org.jspecify.annotations.NullMarked;
