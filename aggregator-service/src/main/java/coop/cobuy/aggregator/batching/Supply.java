package coop.cobuy.aggregator.batching;

import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

/** What is there to be shared, of which kind, for which cause, by which rules. */
record Supply(UnitCode unit, Units available, ShortfallCause cause, Rules rules) {

    Supply {
        if (available.milli() % OfferTerms.stepMilli(unit) != 0) {
            throw new IllegalArgumentException(
                    "available: " + available + " (expected: whole units of " + unit + ")");
        }
    }

    /**
     * Firm quantities first, then tolerances; again without the lines that take all or nothing and
     * could not have all, until there are none.
     *
     * @param out is added to
     */
    Awards shared(OfferLines lines, LeftOut out) {
        while (true) {
            OfferLines in = out == LeftOut.NOBODY ? lines : lines.only(i -> !out.has(i));
            long[] firm = firm(in);
            Awards awards = share(in, firm);
            if (!out.add(in, firm, awards.milli())) {
                return awards;
            }
        }
    }

    private Awards share(OfferLines lines, long[] firm) {
        long step = OfferTerms.stepMilli(unit);
        long all = sum(firm);
        long supply = available.milli();
        if (supply < all) {
            return Awards.share(rules, lines, Pool.FIRM, firm, supply, step);
        }
        Awards extra =
                Awards.share(rules, lines, Pool.TOLERANCE, tolerance(lines), supply - all, step);
        for (int i = 0; i < firm.length; i++) {
            extra.milli()[i] += firm[i];
        }
        return extra;
    }

    /**
     * Shares more than was planned over what was asked for. Rules that may take a unit back when
     * there is more (Alabama's paradox) share what is beyond the plan over what is still open.
     *
     * @param plan what each line is to get at least
     * @param claims what each may get at most; those of all or nothing have all in the plan already
     */
    Awards beyond(long[] plan, OfferLines claims) {
        return switch (rules.allotment()) {
            case EQUAL_AWARDS, EQUAL_LOSSES, FIRST_COME, LOTTERY ->
                    shared(claims, LeftOut.of(claims));
            case PROPORTIONAL, TALMUD -> {
                OfferLines open = claims.without(plan);
                Supply rest = new Supply(unit, available.minus(new Units(sum(plan))), cause, rules);
                Awards awards = rest.shared(open, LeftOut.NOBODY);
                for (int i = 0; i < plan.length; i++) {
                    awards.milli()[i] += plan[i];
                }
                yield awards;
            }
        };
    }

    ShortfallFacts facts(OfferLines planned, Awards awards) {
        long firm = sum(firm(planned));
        return new ShortfallFacts(
                rules.allotment(),
                unit,
                cause,
                Math.addExact(firm, sum(tolerance(planned))),
                firm,
                available.milli(),
                awards.levelMilli(),
                awards.drawnMilli(),
                awards.cutClass());
    }

    private static long[] firm(OfferLines lines) {
        long[] firm = new long[lines.count()];
        for (int i = 0; i < firm.length; i++) {
            firm[i] = lines.quantityMilli(i);
        }
        return firm;
    }

    private static long[] tolerance(OfferLines lines) {
        long[] tolerance = new long[lines.count()];
        for (int i = 0; i < tolerance.length; i++) {
            tolerance[i] = lines.toleranceMilli(i);
        }
        return tolerance;
    }

    private static long sum(long[] milli) {
        long sum = 0;
        for (long units : milli) {
            sum = Math.addExact(sum, units);
        }
        return sum;
    }
}
