/** Error monitoring in small: projects, their issues and events, and the rules that raise alerts. */
@NullMarked
package io.millrace.monitor;

import org.jspecify.annotations.NullMarked;
