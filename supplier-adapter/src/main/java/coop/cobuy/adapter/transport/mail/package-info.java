/**
 * Orders by mail. A mail has the same Message-ID on every try, so a mail server or mail program can
 * tell a repeat; that a server took it is not yet a receipt, so it carries a signed link by which
 * the supplier confirms, changes or rejects the order on a page.
 */
@NullMarked
package coop.cobuy.adapter.transport.mail;

import org.jspecify.annotations.NullMarked;
