package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.settlement.PickUps;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A member who comes for their goods.
 *
 * @param fetched who checked them off; nothing: they have not come yet
 * @param form for what is missing or damaged
 */
public record PickUpPage(
        Round round,
        Member member,
        PackingList list,
        Optional<PickUps.PickedUp> fetched,
        List<PickUps.Credited> credits,
        Form form) {

    public PickUpPage {
        credits = List.copyOf(credits);
    }

    public String path() {
        return "/desk/rounds/" + round.id() + "/pick-up/" + member.id();
    }

    public String back() {
        return "/desk/rounds/" + round.id() + "/packing";
    }

    /** What was credited of a product, if anything was. */
    public Optional<PickUps.Credited> credited(PackingList.Entry entry) {
        return credits.stream()
                .filter(credit -> credit.order().equals(entry.order()))
                .filter(credit -> credit.offer().equals(entry.offer()))
                .findFirst();
    }

    /** Whether something may still be credited. */
    public boolean open(PackingList.Entry entry) {
        return !list.planned() && credited(entry).isEmpty();
    }

    /** What can be wrong with goods. */
    public static Map<String, String> wrongs(Visit visit) {
        Map<String, String> wrongs = new LinkedHashMap<>();
        wrongs.put("missing", visit.t("desk.pick-up.missing"));
        wrongs.put("damaged", visit.t("desk.pick-up.damaged"));
        return wrongs;
    }
}
