package coop.cobuy.adapter.profile;

import com.fasterxml.jackson.databind.JsonNode;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

/**
 * A feed profile as the API shows and takes it.
 *
 * @param format {@code json}, {@code csv}, {@code xlsx}, {@code ubl}, {@code cxml}, {@code facturx}
 *     …
 * @param formatVersion {@code 1} if left out
 * @param characterSet of text formats; UTF-8 if left out
 * @param formatOptions the format's own, such as the columns of CSV and XLSX, or which envelopes of
 *     X12 and EDIFACT are acknowledged ({@code acknowledge}); and {@code parties} with identifiers
 *     and addresses of {@code buyer}, {@code supplier} and {@code delivery}
 * @param transport {@code webhook}, {@code sftp}, {@code mail}, {@code folder} or {@code pull}
 * @param address a URL for a webhook or SFTP, a mail address, a folder's name
 * @param secret for a webhook, Base64 as {@code whsec_…}; for SFTP a password or a private key;
 *     never shown, and kept if left out
 * @param allowPrivateTargets whether addresses in one's own network may be called; only an
 *     administrator may allow it
 * @param transportOptions the transport's own, such as SFTP's host keys
 * @param expectsAnswer whether an order response is waited for; yes if left out
 * @param answerWithinHours by when the supplier has to answer what it got; no deadline if left out
 * @param orderHoursBefore how long before the delivery day begins it must have the order; none if
 *     left out
 * @param timeZone where its days begin, such as Europe/Vienna; UTC if left out
 */
public record ProfileContent(
        @Nullable String format,
        @Nullable String formatVersion,
        @Nullable String characterSet,
        @Schema(type = "object") @Nullable JsonNode formatOptions,
        @Nullable String transport,
        @Nullable String address,
        @Nullable String secret,
        @Nullable Boolean allowPrivateTargets,
        @Schema(type = "object") @Nullable JsonNode transportOptions,
        @Nullable Boolean expectsAnswer,
        @Nullable Integer answerWithinHours,
        @Nullable Integer orderHoursBefore,
        @Nullable String timeZone) {

    /** The same with another secret, or none. */
    ProfileContent withSecret(@Nullable String other) {
        return new ProfileContent(
                format,
                formatVersion,
                characterSet,
                formatOptions,
                transport,
                address,
                other,
                allowPrivateTargets,
                transportOptions,
                expectsAnswer,
                answerWithinHours,
                orderHoursBefore,
                timeZone);
    }
}
