package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.Wording;
import coop.cobuy.aggregator.purchasing.PurchaseOrder.DropReason;
import coop.cobuy.quantity.Units;
import coop.cobuy.text.Sentence;
import coop.cobuy.text.Sentences;
import coop.cobuy.text.Voice;

import java.time.ZoneOffset;
import java.util.Locale;

/** Sentences for members and buyers about what purchase orders came to, in one language. */
final class AllotmentTexts {

    /** As the API says them. */
    static final AllotmentTexts ENGLISH = new AllotmentTexts(Locale.ENGLISH);

    private final Sentences sentences;
    private final Wording wording;
    private final Voice voice;

    AllotmentTexts(Locale language) {
        this.sentences = Sentences.beside(AllotmentTexts.class, language);
        this.wording = Wording.in(language);
        this.voice = Voice.in(language, ZoneOffset.UTC);
    }

    /** The same language's words for what the engine says. */
    Wording wording() {
        return wording;
    }

    String dropped(OrderContent content, DropReason reason) {
        return voice.say(whyDropped(content, reason));
    }

    String cancelled(OrderContent content, Cancellation cancellation) {
        return voice.say(whyCancelled(content, cancellation));
    }

    /** In no language yet. */
    static Sentence whyDropped(OrderContent content, DropReason reason) {
        return Sentence.beside(
                AllotmentTexts.class,
                "dropped." + reason,
                content.supplierName(),
                content.minimum(),
                content.net());
    }

    /** In no language yet. */
    static Sentence whyCancelled(OrderContent content, Cancellation cancellation) {
        return Sentence.beside(
                AllotmentTexts.class,
                "cancelled",
                content.number(),
                content.supplierName(),
                cancellation.reason());
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
