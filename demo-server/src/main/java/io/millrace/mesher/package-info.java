/**
 * Mesher, error monitoring on Millrace: takes what Sentry SDKs send and answers what went wrong.
 */
@NullMarked
package io.millrace.mesher;

import org.jspecify.annotations.NullMarked;
