/**
 * Transactions, as a state machine of our own on BEGIN, SAVEPOINT and COMMIT: the driver's cannot survive a savepoint.
 *
 * <p>A {@link io.millrace.internal.exec.transaction.Transaction} holds one lease. It is made of blocks: the outermost
 * one, and one for each nested transaction, which is a savepoint. A {@link io.millrace.internal.exec.transaction.Block}
 * is where statements arrive and where the first failure is kept; while a nested block is open, whatever arrives at the
 * blocks around it waits, because sent in between it would succeed and then vanish with the savepoint.
 *
 * <p>BEGIN travels ahead of the first statement and is not waited for. Were it to fail, what follows would run on its
 * own; the connection is read-only outside of transactions, so nothing would come of it. For the same reason no cancel
 * request is sent before BEGIN has been answered. COMMIT travels behind a probe that fails in a failed transaction,
 * because PostgreSQL answers the COMMIT of one with success. The library's own writers say which statements are their
 * last: COMMIT follows those without waiting, where the driver cannot hold one of them back, and from then on its answer
 * decides.
 *
 * <p>Blocks and transactions are confined to the thread of their link. What a subscriber calls from elsewhere goes
 * through {@code Link.run}.
 */
@NullMarked
package io.millrace.internal.exec.transaction;

import org.jspecify.annotations.NullMarked;
