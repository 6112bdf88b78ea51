package coop.cobuy.adapter.platform;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import java.util.Map;

/**
 * Where the log is.
 *
 * @param partitions of topics that this service makes; those that exist stay as they are
 * @param replication copies of each record of topics that this service makes
 */
@ConfigurationProperties("cobuy.kafka")
record LogSettings(
        @NotBlank String bootstrapServers,
        @Bindable(defaultValue = "4") @Min(1) int partitions,
        @Bindable(defaultValue = "1") @Min(1) short replication) {

    Map<String, String> client() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
