/**
 * Files in a folder, for file-based gateways, tests and demos. Everything stays below {@code
 * ROOT/CO-OP/ADDRESS}: orders go to {@code orders/}, answers are picked up from {@code answers/}.
 */
@NullMarked
package coop.cobuy.adapter.transport.folder;

import org.jspecify.annotations.NullMarked;
