package coop.cobuy.aggregator.notices;

import coop.cobuy.mail.SmtpServer;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/**
 * The mail server, from {@code cobuy.smtp}.
 *
 * @param host empty: no mail is sent
 * @param security how the connection is protected
 * @param user empty: without signing in
 * @param from the sender's address
 */
@ConfigurationProperties("cobuy.smtp")
record MailSettings(
        @Bindable(defaultValue = "") @NotNull String host,
        @Bindable(defaultValue = "587") @Min(1) @Max(65_535) int port,
        @Bindable(defaultValue = "STARTTLS") @NotNull SmtpServer.Security security,
        @Bindable(defaultValue = "") @NotNull String user,
        @Bindable(defaultValue = "") @NotNull String password,
        @Bindable(defaultValue = "cobuy@localhost") @NotBlank String from) {

    boolean isConfigured() {
        return !host.isEmpty();
    }

    SmtpServer server() {
        return new SmtpServer(host, port, security, !user.isEmpty());
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "mail by " + host + ":" + port + " (" + security + ") from " + from;
    }
}
