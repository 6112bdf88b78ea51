/**
 * The administrator's pages: people and their roles, invitations, tokens, the co-op's settings,
 * records that could not be applied, health, the audit log.
 */
@NullMarked
package coop.cobuy.aggregator.storefront.admin;

import org.jspecify.annotations.NullMarked;
