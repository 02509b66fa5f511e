/**
 * What every contender is asked to do, and how.
 *
 * <p>A {@link io.millrace.benchmark.contest.Task} is one kind of work; a {@link
 * io.millrace.benchmark.contest.Contender} offers for each a {@link io.millrace.benchmark.contest.Work} that starts one
 * operation and says when it is done. A contender has a Java machine of its own, in which a {@link
 * io.millrace.benchmark.contest.Seat} reads orders from standard input and answers on standard output: so each has the
 * class path of its own users, and nobody's code is compiled for another's. How operations follow each other, a {@link
 * io.millrace.benchmark.contest.Course} or an {@link io.millrace.benchmark.contest.OpenLoad}, is the same for all.
 */
@NullMarked
package io.millrace.benchmark.contest;

import org.jspecify.annotations.NullMarked;
