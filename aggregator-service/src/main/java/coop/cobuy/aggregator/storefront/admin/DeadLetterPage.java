package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.platform.StrictText;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.log.DeadLetter;
import coop.cobuy.log.DeadLetterDesk;

import java.util.Base64;

/**
 * A record that could not be applied, as it is.
 *
 * @param form why it is put out of the way
 */
public record DeadLetterPage(Form form, DeadLetterDesk.Opened opened) {

    private static final int SHOWN = 20_000;

    public DeadLetter letter() {
        return opened.letter();
    }

    /** Its key as text, or in Base64. */
    public String key() {
        return shown(opened.content().key());
    }

    /** What is in it as text, or in Base64; the beginning, where it is long. */
    public String payload() {
        return shown(opened.content().value());
    }

    private static String shown(byte[] bytes) {
        String all =
                StrictText.of(bytes).orElseGet(() -> Base64.getMimeEncoder().encodeToString(bytes));
        return all.length() > SHOWN ? all.substring(0, SHOWN) + " …" : all;
    }
}
