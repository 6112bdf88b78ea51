/**
 * The buyer's pages: what needs them now, rounds from plan to purchase orders, goods at the van and
 * what each member packs home. Whoever may manage rounds or the catalogue sees the pages of those.
 */
@NullMarked
package coop.cobuy.aggregator.storefront.desk;

import org.jspecify.annotations.NullMarked;
