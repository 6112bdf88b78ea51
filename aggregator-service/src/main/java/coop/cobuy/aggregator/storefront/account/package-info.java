/**
 * Signing in, invitations, forgotten passwords: the pages of people whom nobody knows yet, and of
 * their own account.
 */
@NullMarked
package coop.cobuy.aggregator.storefront.account;

import org.jspecify.annotations.NullMarked;
