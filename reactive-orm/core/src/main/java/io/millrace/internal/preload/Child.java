package io.millrace.internal.preload;

/**
 * A loaded row, and the parents that it is for.
 *
 * @param slot which of the keys that were asked for it has, from 0
 * @param row the row
 */
record Child<X>(int slot, X row) {}
