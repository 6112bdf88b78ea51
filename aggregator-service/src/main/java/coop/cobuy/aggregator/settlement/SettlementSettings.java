package coop.cobuy.aggregator.settlement;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import java.time.Duration;

/**
 * From {@code cobuy.settlement}.
 *
 * @param chunkMembers how many members are charged in one transaction
 * @param applyWait longest that some members' changes wait for those before them to be applied
 * @param pollInterval how often accepted invoices are looked for
 */
@ConfigurationProperties("cobuy.settlement")
record SettlementSettings(
        @Bindable(defaultValue = "1000") @Min(1) @Max(1000) int chunkMembers,
        @Bindable(defaultValue = "2s") Duration applyWait,
        @Bindable(defaultValue = "1s") Duration pollInterval) {}
