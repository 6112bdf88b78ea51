package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.notices.MailHealth;
import coop.cobuy.aggregator.platform.InstallationHealth;
import coop.cobuy.aggregator.storefront.Visit;

import java.util.List;
import java.util.stream.Collectors;

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

    /** Records that are in the log and not applied yet. */
    public long behind() {
        return lagging().stream().mapToLong(InstallationHealth.Lag::behind).sum();
    }

    /** Topics that have such records. */
    public List<InstallationHealth.Lag> lagging() {
        List<InstallationHealth.Lag> lags = report.lags();
        return lags == null ? List.of() : lags.stream().filter(lag -> lag.behind() > 0).toList();
    }

    /** What stands still and should not, by name. */
    public List<String> stopped() {
        return report.loops().stream()
                .filter(loop -> !loop.running())
                .map(InstallationHealth.Loop::name)
                .sorted()
                .toList();
    }

    /** What stands still, in the reader's words where there are any. */
    public String stopped(Visit visit) {
        return stopped().stream()
                .map(name -> visit.orElse("admin.health.loop." + name.replace(' ', '-'), name))
                .collect(Collectors.joining(", "));
    }

    /** Whether nothing needs anybody. */
    public boolean isWell() {
        return report.database() != null
                && report.lags() != null
                && stopped().isEmpty()
                && mail.failed() + letters + parked + undelivered == 0;
    }
}
