package coop.cobuy.adapter.platform;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

/** Topics' names on the broker: a prefix lets several installations share one. */
@Singleton
public final class TopicNames {

    private final String prefix;

    TopicNames(@Value("${cobuy.kafka.topic-prefix:}") String prefix) {
        this.prefix = prefix;
    }

    public String named(String topic) {
        return prefix + topic;
    }
}
