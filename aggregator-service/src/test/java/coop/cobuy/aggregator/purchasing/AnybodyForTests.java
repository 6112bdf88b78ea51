package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.KnownParty;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.CoopId;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import java.util.UUID;

/** Lets accounts act for the members and suppliers of books in memory. */
@Factory
@Requires(property = "test.purchasing")
final class AnybodyForTests {

    private record Anybody(Role role) implements KnownParty {
        @Override
        public boolean exists(CoopId coop, UUID id) {
            return true;
        }
    }

    @Singleton
    @Named("any-member")
    KnownParty anyMember() {
        return new Anybody(Role.MEMBER);
    }

    @Singleton
    @Named("any-supplier")
    KnownParty anySupplier() {
        return new Anybody(Role.SUPPLIER);
    }
}
