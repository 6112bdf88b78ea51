package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.BackgroundLoop;
import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.aggregator.platform.OrderLogSettings;
import coop.cobuy.aggregator.rounds.RoundMarks;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.log.BatchApplier;
import coop.cobuy.log.DeadLetters;
import coop.cobuy.log.LogListener;
import coop.cobuy.log.PollLoop;
import coop.cobuy.log.PollLoopSettings;
import coop.cobuy.log.Transactions;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/** The loops of this instance that apply the log of orders. */
@Singleton
final class OrderLoops implements BackgroundLoop {

    private static final String GROUP = "ordering";

    private final List<PollLoop> loops = new ArrayList<>();

    OrderLoops(
            OrderingSettings settings,
            OrderLogSettings orders,
            KafkaSettings kafka,
            Transactions transactions,
            SnapshotTerms terms,
            RoundMarks marks,
            Collection<OrderTellings> tellings,
            OutcomeWatch watch,
            IntakeLoad load,
            LogListener listener,
            Clock clock) {
        PollLoopSettings reading =
                PollLoopSettings.of(
                                kafka.topic(GROUP),
                                kafka.topic(OrderCommand.TOPIC),
                                kafka.clientProperties())
                        .withBatchMax(settings.batchMax());
        for (int i = 0; i < settings.loops(); i++) {
            BatchApplier applier =
                    new OrderApplier(
                            orders.partitions(),
                            terms,
                            marks,
                            all(tellings),
                            new DeadLetters(clock),
                            partition -> watch.look());
            SplittableRandom random = new SplittableRandom(clock.millis() + i);
            PollLoopSettings paced = reading.withPace(load.pace());
            loops.add(new PollLoop(paced, transactions, applier, listener, clock, random));
        }
    }

    private static OrderTellings all(Collection<OrderTellings> tellings) {
        return (connection, told) -> {
            for (OrderTellings one : tellings) {
                one.tell(connection, told);
            }
        };
    }

    @Override
    public String name() {
        return "applying of orders";
    }

    @Override
    public void start() {
        loops.forEach(PollLoop::start);
    }

    @Override
    public boolean running() {
        return loops.stream().allMatch(loop -> loop.status().running());
    }

    @Override
    public void close() {
        loops.forEach(PollLoop::close);
    }
}
