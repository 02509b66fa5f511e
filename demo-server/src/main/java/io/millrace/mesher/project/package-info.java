/**
 * Projects, the programs that events come from, and the keys that their SDKs come with. Of a key only its hash is stored,
 * and its first characters to know it again by.
 */
@NullMarked
package io.millrace.mesher.project;

import org.jspecify.annotations.NullMarked;
