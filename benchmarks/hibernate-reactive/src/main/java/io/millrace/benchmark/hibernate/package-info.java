/**
 * Hibernate Reactive, with its stateless session where nothing has to be tracked: its quickest way, and the one that its
 * own authors take in TechEmpower's benchmarks.
 */
@NullMarked
package io.millrace.benchmark.hibernate;

import org.jspecify.annotations.NullMarked;
