package coop.cobuy.aggregator.platform;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How many requests an account may send to one instance, from {@code cobuy.rate}.
 *
 * @param perSecond on the average; 0: as many as it likes
 * @param burst how many at once, after a pause
 */
@ConfigurationProperties("cobuy.rate")
record RateSettings(
        @Bindable(defaultValue = "50") @Min(0) @Max(1_000_000) int perSecond,
        @Bindable(defaultValue = "500") @Min(1) @Max(1_000_000) int burst) {}
