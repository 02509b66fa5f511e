/** Records with the annotations of Jakarta Bean Validation. */
@NullMarked
package io.millrace.validation;

import org.jspecify.annotations.NullMarked;
