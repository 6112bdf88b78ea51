/**
 * The page behind the link in a mail: a supplier without any system of its own confirms an order,
 * changes quantities and dates, or rejects it. Plain HTML from the server, no script. Looking
 * changes nothing; an answer goes the way of all answers, through the intake, under a number that
 * follows from the document, so that sending it twice does nothing twice.
 */
@NullMarked
package coop.cobuy.adapter.confirm;

import org.jspecify.annotations.NullMarked;
