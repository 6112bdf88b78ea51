package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.notices.MailHealth;
import coop.cobuy.aggregator.platform.InstallationHealth;

/**
 * How the installation is, and what of the co-op's own waits for somebody.
 *
 * @param letters the co-op's own records that could not be applied and are open; at most a hundred
 *     are counted
 * @param parked members whose orders a fault keeps back
 * @param undelivered purchase orders that did not reach their supplier
 */
public record HealthPage(
        InstallationHealth.Report report,
        MailHealth.Report mail,
        int letters,
        int parked,
        int undelivered) {

    /** Whether nothing needs anybody. */
    public boolean isWell() {
        return report.database() != null
                && report.lags() != null
                && report.loops().stream().allMatch(InstallationHealth.Loop::running)
                && mail.failed() + letters + parked + undelivered == 0;
    }
}
