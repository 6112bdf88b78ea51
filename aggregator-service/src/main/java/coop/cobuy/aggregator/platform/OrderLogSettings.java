package coop.cobuy.aggregator.platform;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The log of orders, from {@code cobuy.orders}.
 *
 * @param partitions of the topic {@code orders.command.v1}; fixed when the topic is made, for ever
 */
@ConfigurationProperties("cobuy.orders")
public record OrderLogSettings(@Bindable(defaultValue = "8") @Min(1) @Max(10_000) int partitions) {}
