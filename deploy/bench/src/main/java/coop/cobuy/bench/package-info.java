/**
 * Measurements, each printed as a figure and as a ratio to a baseline taken in the same run,
 * because a figure alone says more about the machine than about Cobuy. {@code deploy/measure} runs
 * them.
 */
@NullMarked
package coop.cobuy.bench;

import org.jspecify.annotations.NullMarked;
