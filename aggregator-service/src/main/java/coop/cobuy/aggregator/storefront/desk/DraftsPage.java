package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.purchasing.MinimumQuestions;
import coop.cobuy.aggregator.purchasing.OrderLists;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.UnitNames;
import coop.cobuy.money.Money;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A round's drafts and purchase orders, with what is to be decided about them.
 *
 * @param notices what a buyer should know of each order, by its number
 * @param form for a decision
 */
public record DraftsPage(
        Round round,
        List<OrderLists.Head> orders,
        Map<String, List<PurchaseOrderView.NoticeView>> notices,
        List<MinimumQuestions.Question> questions,
        Form form) {

    public DraftsPage {
        orders = List.copyOf(orders);
        questions = List.copyOf(questions);
    }

    public String path() {
        return "/desk/rounds/" + round.id();
    }

    /** Whether drafts can still be made anew. */
    public boolean open() {
        return round.state() == RoundState.FROZEN;
    }

    /** Whether drafts come by themselves soon, if there is any demand. */
    public boolean awaitsDrafts() {
        return open() && orders.isEmpty() && questions.isEmpty();
    }

    public long undecided() {
        return questions.stream().filter(MinimumQuestions.Question::open).count();
    }

    /** The number of the order that a question is about. */
    public String number(MinimumQuestions.Question question) {
        return orders.stream()
                .filter(head -> head.id().equals(question.order()))
                .map(OrderLists.Head::number)
                .findFirst()
                .orElse("");
    }

    /** What is missed, as a sentence. */
    public static String missed(Visit visit, MinimumQuestions.Question question) {
        MinimumQuestions.OfOffer offer = question.offer();
        Money least = question.least();
        Money reached = question.reached();
        if (offer != null) {
            String unit = UnitNames.of(visit, offer.unit());
            return visit.t(
                    "desk.minimums.of-offer",
                    visit.number(offer.reached()),
                    visit.number(offer.least()),
                    unit);
        }
        return least == null || reached == null
                ? ""
                : visit.t("desk.minimums.of-order", visit.money(reached), visit.money(least));
    }

    /** What can be decided: raising is about an offer alone. */
    public static Map<String, String> choices(Visit visit, MinimumQuestions.Question question) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("ORDER_ANYWAY", visit.t("desk.choice.ORDER_ANYWAY"));
        if (question.offer() != null) {
            choices.put("RAISE", visit.t("desk.choice.RAISE"));
        }
        choices.put("DROP", visit.t("desk.choice.DROP"));
        return choices;
    }
}
