package coop.cobuy.adapter.profile;

import com.fasterxml.jackson.databind.JsonNode;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

/**
 * A feed profile as it is.
 *
 * @param version counts the changes; the {@code ETag}
 * @param hasSecret whether one is kept; it is never shown
 * @param switchedOff why nothing is sent any more; changing the profile switches it on again
 */
record ProfileView(
        int version,
        String format,
        String formatVersion,
        String characterSet,
        @Schema(type = "object") JsonNode formatOptions,
        String transport,
        String address,
        boolean hasSecret,
        boolean allowPrivateTargets,
        @Schema(type = "object") JsonNode transportOptions,
        boolean expectsAnswer,
        @Nullable Integer answerWithinHours,
        @Nullable Integer orderHoursBefore,
        String timeZone,
        @Nullable String switchedOff) {}
