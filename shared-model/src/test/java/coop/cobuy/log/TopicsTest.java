package coop.cobuy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

class TopicsTest {

    private static String setting(Admin admin, String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .values()
                .iterator()
                .next()
                .get(name)
                .value();
    }

    @Test
    void makesTheTopicAsToldAndRecordsItsCount() throws Exception {
        LogTestBed bed = LogTestBed.create(3);
        try (Admin admin = bed.admin()) {
            Topics topics = new Topics(admin, bed.transactions, Clock.systemUTC());
            TopicSpec spec =
                    TopicSpec.keptForDays(bed.topic + "-days", 5, (short) 1, 30)
                            .withMinInsyncReplicas(1);
            topics.ensure(spec);
            topics.ensure(spec);
            assertEquals("2592000000", setting(admin, spec.name(), "retention.ms"));
            assertEquals("LogAppendTime", setting(admin, spec.name(), "message.timestamp.type"));
            assertEquals("-1", setting(admin, bed.topic, "retention.ms"));
            assertEquals(
                    OptionalInt.of(5),
                    bed.transactions.call(c -> Topics.partitionCount(c, spec.name())));
        }
    }

    @Test
    void severalInstancesMayMakeItAtOnce() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        TopicSpec spec = TopicSpec.keptForEver(bed.topic + "-once", 4, (short) 1);
        try (Admin admin = bed.admin()) {
            Topics topics = new Topics(admin, bed.transactions, Clock.systemUTC());
            List<CompletableFuture<Void>> all =
                    List.of(ensuring(topics, spec), ensuring(topics, spec), ensuring(topics, spec));
            for (CompletableFuture<Void> one : all) {
                one.get();
            }
        }
        assertEquals(
                4,
                bed.number(
                        "SELECT partition_count FROM topic_layout WHERE topic = '"
                                + spec.name()
                                + "'"));
    }

    private static CompletableFuture<Void> ensuring(Topics topics, TopicSpec spec) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        topics.ensure(spec);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Test
    void refusesAnotherCountThanRecorded() throws Exception {
        LogTestBed bed = LogTestBed.create(2);
        try (Admin admin = bed.admin()) {
            Topics topics = new Topics(admin, bed.transactions, Clock.systemUTC());
            TopicSpec more = TopicSpec.keptForEver(bed.topic, 3, (short) 1);
            assertThrows(TopicMismatchException.class, () -> topics.ensure(more));
            admin.createPartitions(Map.of(bed.topic, NewPartitions.increaseTo(3))).all().get();
            LogTestBed.await(
                    "three partitions",
                    () ->
                            admin.describeTopics(List.of(bed.topic))
                                            .allTopicNames()
                                            .get()
                                            .values()
                                            .iterator()
                                            .next()
                                            .partitions()
                                            .size()
                                    == 3);
            TopicMismatchException refusal =
                    assertThrows(TopicMismatchException.class, () -> topics.ensure(more));
            assertTrue(String.valueOf(refusal.getMessage()).contains("recorded were 2"));
        }
    }

    @Test
    void refusesToMakeAnewWhatWasRecordedAndIsGone() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        bed.run(
                "INSERT INTO topic_layout (topic, partition_count, recorded_at)"
                        + " VALUES ('gone-"
                        + bed.topic
                        + "', 1, '2026-01-01')");
        try (Admin admin = bed.admin()) {
            Topics topics = new Topics(admin, bed.transactions, Clock.systemUTC());
            TopicSpec gone = TopicSpec.keptForEver("gone-" + bed.topic, 1, (short) 1);
            assertThrows(TopicMismatchException.class, () -> topics.ensure(gone));
        }
    }

    @Test
    void putsTheRetentionOfATopicRightThatSomebodyElseMade() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        TopicSpec spec = TopicSpec.keptForEver(bed.topic + "-theirs", 2, (short) 1);
        try (Admin admin = bed.admin()) {
            admin.createTopics(List.of(new NewTopic(spec.name(), 2, (short) 1))).all().get();
            LogTestBed.await(
                    "it is there", () -> admin.listTopics().names().get().contains(spec.name()));
            new Topics(admin, bed.transactions, Clock.systemUTC()).ensure(spec);
            LogTestBed.await(
                    "retention", () -> setting(admin, spec.name(), "retention.ms").equals("-1"));
        }
    }
}
