package coop.cobuy.aggregator.platform;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.NotNull;

import java.time.Duration;

/**
 * How long is kept what serves for a time only, from {@code cobuy.purge}.
 *
 * @param keysKept idempotency keys of requests; a repeat after that counts as a new request
 * @param messagesKept ids of messages that were taken; longer than the topics keep messages, so
 *     that none comes again after that
 * @param callerChangesKept that an account was changed; longer than any instance keeps what it
 *     knows of callers
 */
@ConfigurationProperties("cobuy.purge")
record PurgeSettings(
        @Bindable(defaultValue = "30d") @NotNull Duration keysKept,
        @Bindable(defaultValue = "60d") @NotNull Duration messagesKept,
        @Bindable(defaultValue = "1d") @NotNull Duration callerChangesKept) {}
