package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.notices.Message;
import coop.cobuy.aggregator.notices.Notices;
import coop.cobuy.aggregator.notices.Recipient;

import jakarta.inject.Singleton;

/** Tells the buyers by notice that an invoice is disputed, so that they speak with the supplier. */
@Singleton
class BuyerNotices implements DisputeNotices {

    private final Notices notices;

    BuyerNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void tell(Invoice.Disputed disputed) {
        Bill bill = disputed.bill();
        notices.tell(
                disputed.content().coop(),
                Recipient.buyers(),
                "invoice.disputed/" + disputed.id() + "/" + disputed.content().version(),
                Message.beside(
                        BuyerNotices.class,
                        "invoice.disputed",
                        "/api/v1/invoices/" + disputed.id(),
                        bill.number(),
                        bill.orderNumber(),
                        bill.payable(),
                        disputed.verdict().reason()));
    }
}
