package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;

/** What buyers do with a round's purchase orders, from the drafts on. */
@Singleton
public class OrderDesk {

    /** The longest reason for calling one off. */
    public static final int REASON_MAX = 500;

    private final Drafting drafting;
    private final Approving approving;
    private final Cancelling cancelling;
    private final Answering answering;
    private final Changing changing;
    private final Tellings tellings;
    private final OrderViews views;
    private final Audit audit;
    private final Clock clock;

    OrderDesk(
            Drafting drafting,
            Approving approving,
            Cancelling cancelling,
            Answering answering,
            Changing changing,
            Tellings tellings,
            OrderViews views,
            Audit audit,
            Clock clock) {
        this.drafting = drafting;
        this.approving = approving;
        this.cancelling = cancelling;
        this.answering = answering;
        this.changing = changing;
        this.tellings = tellings;
        this.views = views;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a round's drafts again if its book was corrected since.
     *
     * @throws Refused if the round is not frozen, somebody else drafts, or an order was approved
     */
    public void draft(Caller caller, RoundId round) {
        drafting.run(caller.coop(), round);
        tellings.runOpen();
        audit.record(caller, "drafts.made", "round/" + round, "");
    }

    /**
     * Approves what was seen; above the caller's limit as one of two.
     *
     * @param seenHash of the content that the buyer saw
     * @throws Refused if it cannot be approved, or is not what was seen
     */
    public PurchaseOrder approve(Caller caller, PurchaseOrderId id, String seenHash) {
        return approving.approve(caller, id, seenHash);
    }

    /**
     * Calls one off; supplier and members are told.
     *
     * @throws Refused if it cannot be cancelled
     */
    public void cancel(Caller caller, PurchaseOrderId id, String reason) {
        cancelling.cancel(caller, id, reason);
        tellings.runOpen();
    }

    /**
     * Changes what was sent; supplier and members are told.
     *
     * @param key of the request; null: it is a new one each time
     * @param seenHash of the content that the buyer saw
     * @throws Refused if it cannot be changed, or not so
     */
    public void change(
            Caller caller,
            PurchaseOrderId id,
            ChangeBody body,
            @Nullable String key,
            String seenHash) {
        changing.change(caller, id, body, key, seenHash);
        tellings.runOpen();
    }

    /**
     * What such a change would do; it does nothing.
     *
     * @throws Refused if it could not be made, or not so
     */
    public ChangeEffect effect(
            Caller caller, PurchaseOrderId id, ChangeBody body, String seenHash) {
        return changing.effect(caller, id, body, seenHash);
    }

    /**
     * Keeps what the supplier answered by letter or telephone.
     *
     * @throws Refused if it was not approved
     * @throws BadInput naming all that is wrong
     */
    public PurchaseOrder answer(Caller caller, PurchaseOrderId id, AnswerBody body) {
        return answering.byHand(caller, id, content -> body.answer(content, clock));
    }

    /** All that is known of one. */
    public PurchaseOrderView view(PurchaseOrder order) {
        return views.view(order);
    }
}
