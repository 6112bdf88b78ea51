package coop.cobuy.adapter.format.x12;

import coop.cobuy.adapter.format.segment.Findings;
import coop.cobuy.adapter.format.segment.Findings.Fault;
import coop.cobuy.adapter.format.segment.Segment;

/** Checks CTT: as many lines came as it counts. Its hash total is each partner's own sum. */
record Totals(Findings findings) {

    void check(Lines lines) {
        Lines.first(lines.summary(), "CTT").ifPresent(ctt -> check(ctt, lines.lines().size()));
    }

    private void check(Segment ctt, int counted) {
        String said = ctt.at(1).strip();
        if (!said.matches("[0-9]{1,9}") || Integer.parseInt(said) != counted) {
            findings.add(
                    ctt,
                    1,
                    Fault.COUNT,
                    "%s lines are announced, %d came".formatted(said, counted));
        }
    }
}
