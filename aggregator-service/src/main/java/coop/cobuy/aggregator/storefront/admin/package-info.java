/** The administrator's pages: people and their roles, invitations, the audit log. */
@NullMarked
package coop.cobuy.aggregator.storefront.admin;

import org.jspecify.annotations.NullMarked;
