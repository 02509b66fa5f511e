/** IMDBench on Hibernate Reactive: its tables as entities, and its operations. */
@NullMarked
package io.millrace.benchmark.hibernate.film;

import org.jspecify.annotations.NullMarked;
