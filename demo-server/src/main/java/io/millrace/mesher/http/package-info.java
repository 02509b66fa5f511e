/**
 * HTTP as the rest of Mesher sees it: {@link io.millrace.mesher.http.Routes} finds the handler of a request, an {@link
 * io.millrace.mesher.http.Exchange} is what a handler reads, an {@link io.millrace.mesher.http.Answer} what it gives, and a
 * {@link io.millrace.mesher.http.Refusal} is an answer of 4xx that may be thrown from anywhere below.
 *
 * <p>Bodies are read up to a limit before they are unpacked and up to another one after, so that no request can fill the
 * memory. Every refusal is JSON: {@code {"error": "its_name", "detail": "what was wrong"}}.
 */
@NullMarked
package io.millrace.mesher.http;

import org.jspecify.annotations.NullMarked;
