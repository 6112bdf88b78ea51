package coop.cobuy.adapter.profile;

/** A secret is to be stored or read, and the key for it is not in the environment. */
public final class SecretsKeyMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretsKeyMissingException(String message) {
        super(message);
    }
}
