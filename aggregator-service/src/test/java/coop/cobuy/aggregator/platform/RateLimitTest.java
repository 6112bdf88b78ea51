package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;

@MicronautTest(transactional = false)
class RateLimitTest implements TestServers {

    @Inject Api api;
    @Inject Fixtures fixtures;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        properties.put("cobuy.rate.per-second", "1");
        properties.put("cobuy.rate.burst", "20");
        return properties;
    }

    @Test
    void whoAsksTooMuchIsToldToWaitAndOthersAreNot() {
        TestCoop coop = fixtures.coop();
        Answer last = api.get(coop.buyer().token(), "/api/v1/me");
        assertEquals(200, last.status(), last.json()::toString);
        for (int i = 0; i < 1000 && last.status() == 200; i++) {
            last = api.get(coop.buyer().token(), "/api/v1/me");
        }
        assertEquals(429, last.status());
        assertEquals("TOO_MANY_REQUESTS", last.code());
        String wait = last.headers().firstValue("Retry-After").orElseThrow();
        assertTrue(Integer.parseInt(wait) >= 1, wait);
        assertEquals(200, api.get(coop.member().token(), "/api/v1/me").status());
        assertEquals(401, api.get("no token", "/api/v1/me").status());
        assertEquals(200, api.get(null, "/health/liveness").status());
    }
}
