package coop.cobuy.adapter.transport.webhook;

import coop.cobuy.adapter.transport.Outcome;
import coop.cobuy.adapter.transport.Parcel;
import coop.cobuy.adapter.transport.Route;
import coop.cobuy.adapter.transport.Transport;
import coop.cobuy.adapter.transport.reach.ForbiddenTargetException;
import coop.cobuy.contract.supplier.v1.DeliveryDetail;
import coop.cobuy.problem.FieldProblem;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** POSTs a document to the supplier's URL, signed. Only a 2xx is success. */
@Singleton
public final class WebhookTransport implements Transport {

    /** As profiles name it. */
    public static final String NAME = "webhook";

    private static final int ADDRESS_MAX = 500;

    private final Clock clock;
    private final PinnedPost post;

    WebhookTransport(Clock clock, PinnedPost post) {
        this.clock = clock;
        this.post = post;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<FieldProblem> check(Route route) {
        List<FieldProblem> problems = new ArrayList<>(route.unknownOptions(Set.of()));
        String wrong = wrongAddress(route);
        if (wrong != null) {
            problems.add(new FieldProblem("/address", wrong));
        }
        String secret = route.secret();
        try {
            if (secret == null) {
                problems.add(new FieldProblem("/secret", "is needed to sign what is sent"));
            } else {
                Signature.key(secret);
            }
        } catch (IllegalArgumentException e) {
            problems.add(
                    new FieldProblem(
                            "/secret", "Base64 of 24 to 64 bytes is expected, as whsec_…"));
        }
        return problems;
    }

    private static @Nullable String wrongAddress(Route route) {
        if (route.address().length() > ADDRESS_MAX) {
            return "at most " + ADDRESS_MAX + " characters are expected";
        }
        try {
            URI uri = new URI(route.address());
            boolean https = "https".equals(uri.getScheme());
            boolean http = "http".equals(uri.getScheme());
            if ((!https && !http) || uri.getHost() == null || uri.getRawUserInfo() != null) {
                return "an https URL without a user is expected";
            }
            return http && !route.allowPrivateTargets()
                    ? "https is expected; http only where private targets are allowed"
                    : null;
        } catch (URISyntaxException e) {
            return "an https URL is expected";
        }
    }

    @Override
    public Outcome send(Route route, Parcel parcel) {
        String secret = route.secret();
        if (secret == null || wrongAddress(route) != null) {
            return new Outcome.Impossible(DeliveryDetail.BAD_SECRET.of());
        }
        String id = parcel.id().toString();
        long timestamp = clock.instant().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", parcel.mediaType());
        headers.put("user-agent", "cobuy-supplier-adapter");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(timestamp));
        headers.put("webhook-signature", Signature.of(secret, id, timestamp, parcel.bytes()));
        try {
            URI uri = URI.create(route.address());
            return outcome(post.send(uri, headers, parcel.bytes(), route.allowPrivateTargets()));
        } catch (ForbiddenTargetException e) {
            return new Outcome.Impossible(e.getMessage());
        } catch (IOException e) {
            return new Outcome.TryAgain(said(e), Optional.empty());
        }
    }

    private static String said(IOException e) {
        String message = e.getMessage();
        return DeliveryDetail.NO_ANSWER.of(
                message == null ? e.getClass().getSimpleName() : message);
    }

    private Outcome outcome(PinnedPost.Answer answer) {
        int status = answer.status();
        String said = DeliveryDetail.ANSWERED.of(status);
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered(said);
        }
        if (status == 410) {
            return new Outcome.Gone(DeliveryDetail.ANSWERED_GONE.of(status));
        }
        if (status >= 300 && status < 400) {
            return new Outcome.TryAgain(DeliveryDetail.ANSWERED_MOVED.of(status), Optional.empty());
        }
        return new Outcome.TryAgain(
                said, Optional.ofNullable(answer.retryAfter()).flatMap(this::wait));
    }

    /** Seconds or an HTTP date, RFC 9110; anything else is as if it were not there. */
    private Optional<Duration> wait(String retryAfter) {
        try {
            if (retryAfter.matches("[0-9]{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
            }
            Instant until =
                    ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
            Duration wait = Duration.between(clock.instant(), until);
            return wait.isNegative() ? Optional.empty() : Optional.of(wait);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
