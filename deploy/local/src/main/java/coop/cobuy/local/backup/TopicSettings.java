package coop.cobuy.local.backup;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Reads what was set for topics when they were made. */
final class TopicSettings {

    private TopicSettings() {}

    static Map<String, Map<String, String>> read(
            Stores stores, List<Manifest.Partition> partitions) {
        Collection<ConfigResource> topics =
                partitions.stream()
                        .map(Manifest.Partition::topic)
                        .distinct()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList();
        try (Admin admin = Admin.create(stores.kafkaClient())) {
            Map<String, Map<String, String>> settings = new TreeMap<>();
            admin.describeConfigs(topics)
                    .all()
                    .get()
                    .forEach((topic, config) -> settings.put(topic.name(), own(config)));
            return settings;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot read the topics' settings", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Map<String, String> own(Config config) {
        return config.entries().stream()
                .filter(e -> e.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(
                        Collectors.toMap(
                                ConfigEntry::name, ConfigEntry::value, (a, b) -> a, TreeMap::new));
    }
}
