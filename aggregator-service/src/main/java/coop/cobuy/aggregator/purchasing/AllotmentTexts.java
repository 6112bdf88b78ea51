package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.Wording;
import coop.cobuy.aggregator.purchasing.PurchaseOrder.DropReason;
import coop.cobuy.quantity.Units;
import coop.cobuy.text.Sentences;

import java.util.Locale;

/** Sentences for members and buyers about what purchase orders came to, in one language. */
final class AllotmentTexts {

    /** As the API and notices say them. */
    static final AllotmentTexts ENGLISH = new AllotmentTexts(Locale.ENGLISH);

    private final Sentences sentences;
    private final Wording wording;

    AllotmentTexts(Locale language) {
        this.sentences = Sentences.beside(AllotmentTexts.class, language);
        this.wording = Wording.in(language);
    }

    /** The same language's words for what the engine says. */
    Wording wording() {
        return wording;
    }

    String dropped(OrderContent content, DropReason reason) {
        return sentences.of(
                "dropped." + reason, content.supplierName(), content.minimum(), content.net());
    }

    String cancelled(OrderContent content, Cancellation cancellation) {
        return sentences.of(
                "cancelled", content.number(), content.supplierName(), cancellation.reason());
    }

    /** Of a member who gets more than was planned by a change of the order. */
    String more(Changes.ChangedLine changed, AllotmentRow row) {
        return sentences.of(
                "changed.more",
                new Units(changed.first().beforeMilli()),
                new Units(changed.last().orderedMilli()),
                new Units(row.draftedMilli()),
                new Units(row.allottedMilli()));
    }
}
