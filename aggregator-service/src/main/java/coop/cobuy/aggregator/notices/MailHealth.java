package coop.cobuy.aggregator.notices;

import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

/** How a co-op's notices get on by mail. */
@Singleton
public class MailHealth {

    private final NoticeRows rows;
    private final MailSettings settings;

    MailHealth(NoticeRows rows, MailSettings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    /**
     * What became of the notices of a co-op.
     *
     * @param configured whether there is a mail server at all
     * @param waiting for their turn, or for another attempt
     * @param failed given up
     */
    public record Report(boolean configured, int waiting, int failed) {}

    @Transactional
    public Report of(CoopId coop) {
        return new Report(
                settings.isConfigured(),
                rows.countMails(coop.value(), MailState.WAITING.name()),
                rows.countMails(coop.value(), MailState.FAILED.name()));
    }
}
