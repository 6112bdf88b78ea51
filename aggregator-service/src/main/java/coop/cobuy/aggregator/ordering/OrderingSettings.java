package coop.cobuy.aggregator.ordering;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import java.time.Duration;

/**
 * How orders are taken and applied, from {@code cobuy.ordering}.
 *
 * @param loops how many threads of this instance apply, each with its share of the partitions
 * @param batchMax most commands in one transaction: while it is written, orders that are being
 *     taken wait for a processor
 * @param lingerMillis how long the producer waits for more orders to send with one. With many
 *     partitions a shorter wait sends most orders in a batch of their own, which costs the service
 *     and the broker more than everything else about an order
 * @param busyAbovePercent when applying would need more than this share of its time to keep up with
 *     the orders that come, it lets taking them go first; an order takes nearly as long to take as
 *     to apply, so above some 60 both together need more than there is
 * @param busyRest how many times as long as it worked applying then rests
 * @param restMax longest such rest, and so about how late an outcome may get by one; it ends early
 *     once intake is busy no more
 * @param appendLimit how long an order may take into the log before its client is told to repeat
 * @param roundAge how old what intake knows of a round's state may be; ten times as old where the
 *     database is slow to tell
 * @param keysKept how long after a round closed its idempotency keys are known
 */
@ConfigurationProperties("cobuy.ordering")
record OrderingSettings(
        @Bindable(defaultValue = "2") @Min(1) @Max(64) int loops,
        @Bindable(defaultValue = "500") @Min(1) @Max(20_000) int batchMax,
        @Bindable(defaultValue = "5") @Min(0) @Max(1000) int lingerMillis,
        @Bindable(defaultValue = "60") @Min(1) @Max(1000) int busyAbovePercent,
        @Bindable(defaultValue = "4") @Min(0) @Max(100) int busyRest,
        @Bindable(defaultValue = "1s") @NotNull Duration restMax,
        @Bindable(defaultValue = "10s") @NotNull Duration appendLimit,
        @Bindable(defaultValue = "1s") @NotNull Duration roundAge,
        @Bindable(defaultValue = "14d") @NotNull Duration keysKept) {}
