/**
 * Where the data is: the {@link io.millrace.repo.Repo}, the only thing that executes. Its methods return cold
 * publishers: nothing runs before a subscription, and each subscription runs once. What is downstream of them runs on
 * the event loop of a connection and must not block.
 */
@NullMarked
package io.millrace.repo;

import org.jspecify.annotations.NullMarked;
