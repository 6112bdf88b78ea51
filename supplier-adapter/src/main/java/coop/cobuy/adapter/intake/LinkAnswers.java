package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.json.JsonFormat;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import jakarta.inject.Singleton;

/** Takes what suppliers say on the page behind a link: archived and matched like any answer. */
@Singleton
public class LinkAnswers {

    private final Intake intake;
    private final JsonFormat json;

    LinkAnswers(Intake intake, JsonFormat json) {
        this.intake = intake;
        this.json = json;
    }

    /** The same again does nothing; another answer to the same document is a conflict, and kept. */
    public void take(CoopId coop, SupplierId supplier, byte[] answer) {
        intake.take(
                new Intake.Origin(coop, supplier, "link"), answer, json, FormatOptions.defaults());
    }
}
