package coop.cobuy.adapter.profile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import coop.cobuy.adapter.platform.Caller;
import coop.cobuy.adapter.platform.IdSource;
import coop.cobuy.adapter.platform.Refused;
import coop.cobuy.adapter.transport.Label;
import coop.cobuy.adapter.transport.Outcome;
import coop.cobuy.adapter.transport.Parcel;
import coop.cobuy.adapter.transport.Transport;
import coop.cobuy.adapter.transport.Transports;
import coop.cobuy.adapter.transport.webhook.WebhookTransport;
import coop.cobuy.contract.supplier.v1.DeliveryDetail;
import coop.cobuy.id.SupplierId;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Tries a supplier's way once, with a note instead of a purchase order: nobody is to deliver what
 * nobody ordered. What comes of it changes nothing: neither is a profile switched off nor anything
 * tried again.
 */
@Singleton
final class FeedTrial {

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int WAITING_MAX = 10_000;

    private final Profiles profiles;
    private final Transports transports;
    private final IdSource ids;
    private final Clock clock;

    /** When a supplier's way was tried last: a test is no way to call others again and again. */
    private final Cache<SupplierId, Instant> tried =
            Caffeine.newBuilder().expireAfterWrite(PAUSE).maximumSize(WAITING_MAX).build();

    FeedTrial(Profiles profiles, Transports transports, IdSource ids, Clock clock) {
        this.profiles = profiles;
        this.transports = transports;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of it. */
    enum Result {
        /** It is there. */
        DELIVERED,
        /** Nothing is sent by this way: the supplier fetches. */
        FETCHED_BY_SUPPLIER,
        /** It is not there, or nobody knows; another try may help. */
        NOT_NOW,
        /** It is not there, and the same again would not help. */
        REFUSED
    }

    /**
     * What came of it.
     *
     * @param detail a sentence for people
     */
    record TrialView(Result result, String detail, String transport, Instant at) {}

    /**
     * @throws Refused if there is no profile, its secret cannot be read, or it was tried just now
     */
    TrialView run(Caller caller, SupplierId supplier) {
        Profile profile = profile(caller, supplier);
        Instant now = clock.instant();
        Transport way =
                transports
                        .named(profile.transport())
                        .orElseThrow(
                                () -> new IllegalStateException("no way " + profile.transport()));
        if (!way.brings()) {
            return new TrialView(
                    Result.FETCHED_BY_SUPPLIER,
                    DeliveryDetail.ONLY_FEED.of(),
                    profile.transport(),
                    now);
        }
        if (tried.asMap().putIfAbsent(supplier, now) != null) {
            throw new Refused(ProfileReason.TRIED_JUST_NOW);
        }
        Outcome outcome = way.send(profile.route(), note(profile, now));
        return new TrialView(result(outcome), outcome.detail(), profile.transport(), now);
    }

    private Profile profile(Caller caller, SupplierId supplier) {
        try {
            return profiles.toSend(caller.coop(), supplier)
                    .orElseThrow(() -> new Refused(ProfileReason.NO_PROFILE));
        } catch (SecretsKeyMissingException e) {
            throw Refused.at(
                    "/secret",
                    ProfileReason.SECRETS_KEY_MISSING,
                    Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private static Result result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered _ -> Result.DELIVERED;
            case Outcome.Offered _ -> Result.FETCHED_BY_SUPPLIER;
            case Outcome.TryAgain _ -> Result.NOT_NOW;
            case Outcome.Impossible _, Outcome.Gone _ -> Result.REFUSED;
        };
    }

    /** A webhook takes JSON, whatever documents it gets else; all other ways a text. */
    private Parcel note(Profile profile, Instant now) {
        UUID id = ids.next();
        boolean json = profile.transport().equals(WebhookTransport.NAME);
        String words =
                "This is a test of the way to you, not a purchase order. Nothing is ordered.";
        String text =
                json
                        ? "{\"documentType\":\"TEST\",\"id\":\"%s\",\"sentAt\":\"%s\",\"text\":\"%s\"}"
                                .formatted(id, now, words)
                        : words + "\r\n" + id + "\r\n" + now + "\r\n";
        return new Parcel(
                id,
                "COBUY-TEST-" + id + (json ? ".json" : ".txt"),
                json ? "application/json" : "text/plain",
                text.getBytes(StandardCharsets.UTF_8),
                new Label("TEST", "", 0, "", ""));
    }
}
