/** People: who may sign in, with which password, and in which {@link io.millrace.mesher.account.Session} they are. */
@NullMarked
package io.millrace.mesher.account;

import org.jspecify.annotations.NullMarked;
