@NullMarked
package io.millrace.repo.channel;

import org.jspecify.annotations.NullMarked;
