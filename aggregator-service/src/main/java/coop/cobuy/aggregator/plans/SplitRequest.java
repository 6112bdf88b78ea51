package coop.cobuy.aggregator.plans;

import coop.cobuy.money.Money;
import coop.cobuy.money.Split;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** An amount, and the weights by which it is to be split. */
final class SplitRequest {

    private static final int WEIGHTS_MAX = 100_000;

    private static final Shape<SplitRequest> SHAPE =
            new Shape<SplitRequest>()
                    .required("currency", (in, split) -> split.currency = Amounts.currency(in))
                    .required("total", (in, split) -> split.total = in.decimal())
                    .required("weights", (in, split) -> split.weights = in.decimals(WEIGHTS_MAX))
                    .optional("keys", (in, split) -> split.keys = in.texts(WEIGHTS_MAX));

    private @Nullable Currency currency;
    private @Nullable BigDecimal total;
    private List<@Nullable BigDecimal> weights = List.of();
    private @Nullable List<@Nullable String> keys;

    private SplitRequest() {}

    /** The answer: amounts in the order of the weights. */
    record Shares(List<String> amounts) {}

    /**
     * Reads the request and splits.
     *
     * @throws coop.cobuy.aggregator.platform.BadInput naming all that is wrong with it
     */
    static Shares answer(InputStream body) throws IOException {
        Findings findings = new Findings();
        SplitRequest split = JsonInput.read(body, findings, SHAPE, new SplitRequest());
        long minor = split.checked(findings);
        findings.throwIfAny();
        return split.shares(minor);
    }

    private long checked(Findings findings) {
        for (int i = 0; i < weights.size(); i++) {
            BigDecimal weight = weights.get(i);
            if (weight != null && weight.signum() < 0) {
                findings.add("/weights/" + i, "is negative");
            }
        }
        checkKeys(findings);
        Long minor = Amounts.minor(findings, "/total", total, currency);
        boolean isNothing = weights.stream().allMatch(w -> w != null && w.signum() == 0);
        if (minor != null && minor != 0 && isNothing) {
            findings.add("/weights", "add up to zero, while the total does not");
        }
        return minor == null ? 0 : minor;
    }

    private void checkKeys(Findings findings) {
        if (keys == null) {
            return;
        }
        if (keys.size() != weights.size()) {
            findings.add("/keys", keys.size() + " keys; expected: " + weights.size());
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            if (key != null && !seen.add(key)) {
                findings.add("/keys/" + i, "is given twice");
            }
        }
    }

    private Shares shares(long minor) {
        int scale = 0;
        for (BigDecimal weight : weights) {
            scale = Math.max(scale, Objects.requireNonNull(weight).scale());
        }
        BigInteger[] whole = new BigInteger[weights.size()];
        byte[][] bytes = new byte[weights.size()][];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = Objects.requireNonNull(weights.get(i)).setScale(scale).unscaledValue();
            bytes[i] = key(i);
        }
        List<String> amounts = new ArrayList<>(whole.length);
        for (long share : Split.split(minor, whole, bytes)) {
            amounts.add(new Money(share, Objects.requireNonNull(currency)).decimal());
        }
        return new Shares(amounts);
    }

    private byte[] key(int i) {
        return keys == null
                ? ByteBuffer.allocate(Integer.BYTES).putInt(i).array()
                : Objects.requireNonNull(keys.get(i)).getBytes(StandardCharsets.UTF_8);
    }
}
