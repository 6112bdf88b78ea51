package coop.cobuy.aggregator.notices;

import coop.cobuy.text.Sentence;
import coop.cobuy.text.SentenceJson;
import coop.cobuy.text.Voice;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.MissingResourceException;

/** What a notice says, in a reader's words. */
record NoticeWords(String subject, String text) {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeWords.class);

    static NoticeWords of(NoticeRow row, Voice voice) {
        return of(row.subject(), row.text(), row.said(), voice);
    }

    static NoticeWords of(InboxRow row, Voice voice) {
        return of(row.subject(), row.text(), row.said(), voice);
    }

    /** The kept words where there is no sentence, or this version does not have it. */
    private static NoticeWords of(String subject, String text, @Nullable String said, Voice voice) {
        if (said == null) {
            return new NoticeWords(subject, text);
        }
        try {
            List<Sentence> sentences = SentenceJson.read(said);
            if (sentences.size() != 2) {
                throw new IllegalArgumentException("sentences: not subject and text");
            }
            return new NoticeWords(
                    Message.subject(voice.say(sentences.getFirst())),
                    Message.text(voice.say(sentences.getLast())));
        } catch (IllegalArgumentException | MissingResourceException e) {
            LOG.warn("A notice cannot be put into words, its English ones are shown: {}", said, e);
            return new NoticeWords(subject, text);
        }
    }
}
