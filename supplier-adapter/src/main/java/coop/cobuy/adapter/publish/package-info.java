/**
 * Takes approved purchase orders off the log, keeps the bytes that will be sent, sends them until
 * they are there, and reports every step. A document is stored before it is sent; its identity and
 * its bytes are the same on every try.
 */
@NullMarked
package coop.cobuy.adapter.publish;

import org.jspecify.annotations.NullMarked;
