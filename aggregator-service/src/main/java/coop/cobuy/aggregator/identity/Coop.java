package coop.cobuy.aggregator.identity;

import coop.cobuy.id.CoopId;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.Currency;

/**
 * A tenant.
 *
 * @param currency of all its money; never changes
 * @param zone used only to compute a cut-off
 * @param contactMail where suppliers and members may write to
 */
public record Coop(
        CoopId id, String name, Currency currency, ZoneId zone, @Nullable String contactMail) {

    /** What stands below each mail of the co-op: who it is, and where one may write to. */
    public String signature() {
        return "\n\n-- \n" + name + "\n" + (contactMail == null ? "" : contactMail + "\n");
    }
}
