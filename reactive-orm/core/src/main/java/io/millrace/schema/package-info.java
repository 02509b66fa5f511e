/**
 * What the data is: the annotations that a record wears to become a table, and the holders of its relations. The
 * annotations are kept in class files, so that a record of another module is understood as well, and are not read at run
 * time.
 */
@NullMarked
package io.millrace.schema;

import org.jspecify.annotations.NullMarked;
