/**
 * What is loaded beside the rows of a query: {@link io.millrace.preload.Preload} is what queries and repos take, and
 * what relations are. A value; nothing here touches a database.
 */
@NullMarked
package io.millrace.preload;

import org.jspecify.annotations.NullMarked;
