/**
 * Which records a program was built with, so that a database knows whether programs of older records are connected:
 * {@link io.millrace.migrate.contract.RecordSet}.
 */
@NullMarked
package io.millrace.migrate.contract;

import org.jspecify.annotations.NullMarked;
