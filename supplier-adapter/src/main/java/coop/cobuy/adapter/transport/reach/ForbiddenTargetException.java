package coop.cobuy.adapter.transport.reach;

import java.io.IOException;

/** The address leads where nothing may be sent. */
public final class ForbiddenTargetException extends IOException {

    private static final long serialVersionUID = 1L;

    ForbiddenTargetException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
