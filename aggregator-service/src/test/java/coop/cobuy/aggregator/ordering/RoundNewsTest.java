package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.RunningServers;
import coop.cobuy.aggregator.ordering.Households.Household;
import coop.cobuy.aggregator.rounds.RoundFixtures;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What all members hear of rounds. */
@MicronautTest(transactional = false)
class RoundNewsTest implements RunningServers {

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject RoundFixtures rounds;
    @Inject Households households;
    @Inject RoundNews news;

    @Test
    void allMembersOfTheCoopHearThatARoundIsOpenAndThatItClosesSoonOnce() {
        TestCoop coop = fixtures.coop();
        SupplierId supplier = rounds.supplier(coop);
        rounds.offer(coop, supplier);
        Household household = households.household(coop, 100_00);
        Household stranger = households.household(fixtures.coop(), 100_00);
        RoundId opened = households.open(coop, supplier);
        OrderLogBed.await(() -> told(household).contains("round.opened " + opened));
        news.opened(coop.id(), opened);
        news.ending(coop.id(), opened);
        news.ending(coop.id(), opened);
        assertEquals(
                List.of("round.closing-soon " + opened, "round.opened " + opened), told(household));
        assertEquals(List.of(), told(stranger));
        Household late = households.household(coop, 100_00);
        assertEquals(List.of(), told(late), "of what was told before it came");
        households.close(coop, opened);
        int before = told(household).size();
        news.ending(coop.id(), opened);
        assertEquals(before, told(household).size(), "the round is over");
        assertEquals(List.of(), told(late), "the round is over");
    }

    /** The kinds of what the household was told, and of which round. */
    private List<String> told(Household household) {
        JsonNode items =
                api.get(household.person().token(), "/api/v1/notices").json().path("items");
        return items.valueStream()
                .map(one -> one.path("kind").asText() + " " + lastPart(one.path("link").asText()))
                .toList();
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
