@NullMarked
package io.millrace.type;

import org.jspecify.annotations.NullMarked;
