package coop.cobuy.aggregator.notices;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A mail server on loopback that takes mails for some addresses and not for others. */
final class ChoosyMailServer extends GreenMail {

    private final Map<String, String> answers = new ConcurrentHashMap<>();

    ChoosyMailServer() {
        super(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        managers = new Choosing();
    }

    /** Answers so where a mail is to go there; null: takes it again. */
    void answer(String address, @Nullable String answer) {
        if (answer == null) {
            answers.remove(address);
        } else {
            answers.put(address, answer);
        }
    }

    /** How many mails an address got, whoever else they name. */
    long mailsTo(String address) {
        return findReceivedMessages(user -> user.getEmail().equals(address), mail -> true).count();
    }

    private final class Choosing extends Managers {
        private final SmtpManager smtp =
                new SmtpManager(getImapHostManager(), getUserManager()) {
                    @Override
                    public @Nullable String checkRecipient(SmtpState state, MailAddress to) {
                        return answers.get(to.getEmail());
                    }
                };

        @Override
        public SmtpManager getSmtpManager() {
            return smtp;
        }
    }
}
