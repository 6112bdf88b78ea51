package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.platform.BackgroundLoop;
import coop.cobuy.aggregator.platform.RepeatedWork;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** What works on rounds in the background. Two loops, since listeners may take minutes. */
@Factory
final class RoundLoops {

    @Singleton
    @Named("round-schedule")
    BackgroundLoop schedule(RoundSchedule schedule, RoundSettings settings) {
        return new RepeatedWork("round-schedule", settings.tick(), schedule::takeDueSteps);
    }

    @Singleton
    @Named("round-telling")
    BackgroundLoop telling(RoundTelling telling, RoundSettings settings) {
        return new RepeatedWork("round-telling", settings.tick(), telling::tellAll);
    }
}
