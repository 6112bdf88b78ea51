package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.purchasing.MemberAllotments;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.settlement.StatementView;

import java.util.List;
import java.util.Optional;

/**
 * What became of a member's order.
 *
 * @param got what is planned or came, by purchase order; empty: nothing is decided yet
 * @param bill what it cost; nothing before the first invoice
 */
public record ResultPage(
        Round round,
        int asked,
        List<MemberAllotments.MemberOrder> got,
        Optional<StatementView> bill) {

    public ResultPage {
        got = List.copyOf(got);
    }

    /** Whether this is a plan that nobody has approved yet. */
    public static boolean isPlan(MemberAllotments.MemberOrder order) {
        return order.state().equals("DRAFT") || order.state().equals("AWAITING_SECOND_APPROVAL");
    }

    public boolean cancelled() {
        return round.calledOff().isPresent();
    }
}
