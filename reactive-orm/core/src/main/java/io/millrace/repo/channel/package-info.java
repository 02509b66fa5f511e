/**
 * Messages between the clients of one database: a {@link io.millrace.repo.channel.Channel} has a name, whoever listens to
 * it hears what others tell it, as {@link io.millrace.repo.channel.Notice}s.
 */
@NullMarked
package io.millrace.repo.channel;

import org.jspecify.annotations.NullMarked;
