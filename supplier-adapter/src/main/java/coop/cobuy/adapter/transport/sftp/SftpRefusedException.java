package coop.cobuy.adapter.transport.sftp;

import java.io.IOException;

/** The server is not the one that the profile means, or does not let us in: no use to try again. */
public final class SftpRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    SftpRefusedException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
