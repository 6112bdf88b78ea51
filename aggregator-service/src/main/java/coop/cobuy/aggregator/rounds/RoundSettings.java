package coop.cobuy.aggregator.rounds;

import coop.cobuy.money.Percent;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import java.time.Duration;

/**
 * What works on rounds in the background, from {@code cobuy.rounds}.
 *
 * @param tick how often it is looked at what is due; a round opens and closes up to so much late
 * @param endingWithin how long before its cut-off members are told that a round closes soon; not
 *     before half of the time in which it is open is over
 * @param sendAgainAfter how long a step waits for partitions before its mark is sent again
 * @param feeVatPercent tax on the co-op's own mark-ups and fees, such as {@code 19.00}; rounds keep
 *     the one with which they open
 */
@ConfigurationProperties("cobuy.rounds")
record RoundSettings(
        @Bindable(defaultValue = "300ms") @NotNull Duration tick,
        @Bindable(defaultValue = "24h") @NotNull Duration endingWithin,
        @Bindable(defaultValue = "10s") @NotNull Duration sendAgainAfter,
        @Bindable(defaultValue = "0.00") @NotBlank String feeVatPercent) {

    Percent feeVat() {
        return Percent.parse(feeVatPercent);
    }
}
