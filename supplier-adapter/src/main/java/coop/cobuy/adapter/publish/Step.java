package coop.cobuy.adapter.publish;

/**
 * One step of a delivery.
 *
 * @param standing how far it is now
 * @param detail a sentence for the buyer
 * @param reported whether it is news; a mere note for later is not
 */
record Step(Standing standing, String detail, boolean reported) {

    static Step of(Standing standing, String detail) {
        return new Step(standing, detail, true);
    }

    static Step note(Standing standing, String detail) {
        return new Step(standing, detail, false);
    }
}
