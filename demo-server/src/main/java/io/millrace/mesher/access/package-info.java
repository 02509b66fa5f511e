/** Who asks, and whether they may: every route but those for signing in and for SDKs goes through here. */
@NullMarked
package io.millrace.mesher.access;

import org.jspecify.annotations.NullMarked;
