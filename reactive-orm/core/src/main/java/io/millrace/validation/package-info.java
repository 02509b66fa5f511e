/**
 * The bridge to Jakarta Bean Validation, for records that have its annotations already. It needs {@code
 * jakarta.validation-api} and an implementation of it, neither of which the library brings along.
 */
@NullMarked
package io.millrace.validation;

import org.jspecify.annotations.NullMarked;
