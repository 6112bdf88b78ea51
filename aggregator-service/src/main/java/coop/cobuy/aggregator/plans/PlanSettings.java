package coop.cobuy.aggregator.plans;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;

/**
 * How many plans one instance takes on, from {@code cobuy.plans}.
 *
 * @param largeFrom bodies of so many bytes are large and have a queue of their own
 * @param waitingMax small ones that may wait
 * @param largeWaitingMax large ones that may wait; each keeps its body in memory
 * @param ofAccountMax small ones of one account, waiting or under way
 * @param largeOfAccountMax large ones of one account, waiting or under way
 * @param waitMax after so long without a turn the caller is sent away
 * @param uploadFrom a body of so many bytes is let in only if few others are being read
 * @param uploadsMax that many others, with this one
 * @param uploadMax after so long an upload is taken for broken
 */
@ConfigurationProperties("cobuy.plans")
record PlanSettings(
        @Bindable(defaultValue = "65536") @Min(1) @Max(33_554_432) int largeFrom,
        @Bindable(defaultValue = "256") @Min(1) @Max(10_000) int waitingMax,
        @Bindable(defaultValue = "16") @Min(1) @Max(1_000) int largeWaitingMax,
        @Bindable(defaultValue = "64") @Min(1) @Max(10_000) int ofAccountMax,
        @Bindable(defaultValue = "8") @Min(1) @Max(1_000) int largeOfAccountMax,
        @Bindable(defaultValue = "30s") Duration waitMax,
        @Bindable(defaultValue = "1048576") @Min(1) @Max(33_554_432) int uploadFrom,
        @Bindable(defaultValue = "3") @Min(1) @Max(100) int uploadsMax,
        @Bindable(defaultValue = "3m") Duration uploadMax) {}
