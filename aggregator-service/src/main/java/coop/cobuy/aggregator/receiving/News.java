package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.id.MemberId;

import java.util.List;

/** Tells people what came, in the caller's transaction: the border to notices. */
interface News {

    /** These members get less than planned. Told again, each is told once. */
    void shortDelivery(OrderContent order, List<MemberId> members);

    /** All that came is shared out; once for each purchase order. */
    void closed(OrderContent order, int linesShort, int linesOver);
}
