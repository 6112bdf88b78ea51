package coop.cobuy.adapter.format;

/** A format cannot say what a document says. The message is for the buyer. */
public final class UnwritableDocumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnwritableDocumentException(String message) {
        super(message);
    }
}
