/** Organizations and who is in them, with which {@link io.millrace.mesher.organization.Role}. */
@NullMarked
package io.millrace.mesher.organization;

import org.jspecify.annotations.NullMarked;
