package coop.cobuy.adapter.platform;

import coop.cobuy.log.LogListener;
import coop.cobuy.log.LogRecord;

import io.micrometer.core.instrument.MeterRegistry;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/** Counts what the log mechanics do, and writes down what somebody must look at. */
@Singleton
final class LogMeters implements LogListener {

    private static final Logger LOG = LoggerFactory.getLogger(LogMeters.class);
    private static final String TOPIC = "topic";

    private final MeterRegistry registry;

    LogMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void applied(String topic, int partition, int records, Duration took) {
        registry.counter("cobuy.log.applied", TOPIC, topic).increment(records);
        registry.timer("cobuy.log.batch", TOPIC, topic).record(took);
    }

    @Override
    public void parked(LogRecord culprit, Exception cause) {
        LOG.error("Applying {} failed by a bug; it is parked", culprit, cause);
        registry.counter("cobuy.log.parked").increment();
    }

    @Override
    public void positionLost(String topic, int partition) {
        registry.counter("cobuy.log.position.lost", TOPIC, topic).increment();
    }

    @Override
    public void positionOutOfRange(String topic, int partition, String problem) {
        LOG.error("Partition {} of {} is not applied: {}", partition, topic, problem);
        registry.counter("cobuy.log.position.out.of.range", TOPIC, topic).increment();
    }

    @Override
    public void faulted(String topic, int partition, Throwable fault) {
        registry.counter("cobuy.log.faults", TOPIC, topic).increment();
    }

    @Override
    public void loopFailed(String topic, Throwable fault) {
        registry.counter("cobuy.log.faults", TOPIC, topic).increment();
    }

    @Override
    public void relayed(int messages) {
        registry.counter("cobuy.outbox.sent").increment(messages);
    }

    @Override
    public void relayFaulted(Throwable fault) {
        registry.counter("cobuy.outbox.faults").increment();
    }
}
