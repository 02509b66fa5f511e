/** The schema that most tests use: users write posts, posts have comments, a user may have a profile. */
@NullMarked
package io.millrace.blog;

import org.jspecify.annotations.NullMarked;
