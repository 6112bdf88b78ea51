package coop.cobuy.adapter.platform;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * The broker, from {@code cobuy.kafka}.
 *
 * @param topicPrefix stands before the name of every topic; empty in production
 * @param replication copies of each record when a topic is made
 * @param minInsyncReplicas how many copies must be written before a record counts as written
 * @param client more properties of every client, such as {@code security.protocol}
 */
@ConfigurationProperties("cobuy.kafka")
public record KafkaSettings(
        @NotBlank String bootstrapServers,
        @Bindable(defaultValue = "") @NotNull String topicPrefix,
        @Bindable(defaultValue = "1") @Min(1) short replication,
        @Bindable(defaultValue = "1") @Min(1) int minInsyncReplicas,
        @MapFormat(
                        transformation = MapFormat.MapTransformation.FLAT,
                        keyFormat = StringConvention.RAW)
                @Nullable Map<String, String> client) {

    /** What every client of the broker is made with. */
    public Map<String, String> clientProperties() {
        Map<String, String> properties = new HashMap<>();
        if (client != null) {
            properties.putAll(client);
        }
        properties.put("bootstrap.servers", bootstrapServers);
        return properties;
    }

    /** The name of a topic at the broker. */
    public String topic(String name) {
        return topicPrefix + name;
    }
}
