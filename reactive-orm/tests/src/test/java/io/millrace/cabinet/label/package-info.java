/** The papers of the cabinet once more, as those see them who write labels. */
@NullMarked
package io.millrace.cabinet.label;

import org.jspecify.annotations.NullMarked;
