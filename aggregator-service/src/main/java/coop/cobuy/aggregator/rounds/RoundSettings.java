package coop.cobuy.aggregator.rounds;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.NotNull;

import java.time.Duration;

/**
 * What works on rounds in the background, from {@code cobuy.rounds}.
 *
 * @param tick how often it is looked at what is due; a round opens and closes up to so much late
 * @param sendAgainAfter how long a step waits for partitions before its mark is sent again
 */
@ConfigurationProperties("cobuy.rounds")
record RoundSettings(
        @Bindable(defaultValue = "300ms") @NotNull Duration tick,
        @Bindable(defaultValue = "10s") @NotNull Duration sendAgainAfter) {}
