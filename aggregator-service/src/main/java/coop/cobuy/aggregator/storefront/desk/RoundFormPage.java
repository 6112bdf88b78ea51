package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;

/**
 * Planning a round, or changing a plan.
 *
 * @param round whose plan is changed; null: a new one is planned
 * @param suppliers to choose from, names by id
 * @param key so that a plan that is sent twice is one round
 */
public record RoundFormPage(
        Form form, @Nullable Round round, Map<String, String> suppliers, String key) {

    private static final Set<String> FINER =
            Set.of("perOrder", "perMember", "priorities", "offers", "completionEnd");

    public String action() {
        return round == null ? "/desk/rounds" : "/desk/rounds/" + round.id() + "/plan";
    }

    public String back() {
        return round == null ? "/desk/rounds" : "/desk/rounds/" + round.id();
    }

    /** The version that is changed. */
    public String version() {
        return round == null ? "" : Long.toString(round.version());
    }

    /** Whether the finer settings are in use, or wrong. */
    public boolean detailed() {
        RoundRules standard = RoundRules.STANDARD;
        return FINER.stream().anyMatch(n -> !form.value(n).isBlank() || form.error(n) != null)
                || form.has("noOneWorseOff", "yes")
                || !form.value("surplus").equals(standard.surplus().name())
                || !form.value("rounding").equals(standard.rounding().name())
                || !form.value("vatModel").equals(standard.vatModel().name());
    }

    public static Map<String, String> allotments(Visit visit) {
        return Choices.of(visit, "desk.allotment.", RoundRules.Allotment.values());
    }

    public static Map<String, String> costs(Visit visit) {
        return Choices.of(visit, "desk.cost.", RoundRules.Cost.values());
    }

    public static Map<String, String> freights(Visit visit) {
        return Choices.of(visit, "desk.freight.", RoundRules.Freight.values());
    }

    public static Map<String, String> minimums(Visit visit) {
        return Choices.of(visit, "desk.minimum.", RoundRules.MissedMinimum.values());
    }

    public static Map<String, String> surpluses(Visit visit) {
        return Choices.of(visit, "desk.surplus.", RoundRules.Surplus.values());
    }

    public static Map<String, String> roundings(Visit visit) {
        return Choices.of(visit, "desk.rounding.", RoundRules.Rounding.values());
    }

    public static Map<String, String> vatModels(Visit visit) {
        return Choices.of(visit, "desk.vat.", RoundRules.VatModel.values());
    }
}
