package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.batching.Wording;
import coop.cobuy.quantity.Units;
import coop.cobuy.text.Sentences;

import java.util.Locale;

/** Sentences for members about what came, in one language. */
final class FinalTexts {

    /** As the API says them. */
    static final FinalTexts ENGLISH = new FinalTexts(Locale.ENGLISH);

    private final Sentences sentences;
    private final Wording wording;

    FinalTexts(Locale language) {
        this.sentences = Sentences.beside(FinalTexts.class, language);
        this.wording = Wording.in(language);
    }

    /** The same language's words for what the engine says. */
    Wording wording() {
        return wording;
    }

    String planned(Units units) {
        return sentences.of("planned", units);
    }

    String more(Units received, Units ordered, Units planned, Units got) {
        return sentences.of("more", received, ordered, planned, got);
    }

    String weight(Units receivedPieces, Units receivedKg, Units pieces, Units kg) {
        return sentences.of("weight", receivedPieces, receivedKg, pieces, kg);
    }
}
