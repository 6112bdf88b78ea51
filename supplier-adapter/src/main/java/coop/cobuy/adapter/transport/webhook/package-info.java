/**
 * Signed HTTP calls by the Standard Webhooks specification. The address is looked up once per try,
 * every result is checked, and the connection goes to the checked address itself, so a name that
 * resolves differently a moment later (DNS rebinding) leads nowhere. Redirects are not followed.
 */
@NullMarked
package coop.cobuy.adapter.transport.webhook;

import org.jspecify.annotations.NullMarked;
